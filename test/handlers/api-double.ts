// A fake API client that lets every request through, and records its calls.
import type { Authlete } from "authlete";
import type { FaultContext } from "authlete/handlers";

const CONTENT = { resultCode: "A000001", resultMessage: "x", responseContent: "{}" };

/** `results` override those with which every request succeeds. */
export function createApiDouble(results: Record<string, object> = {}) {
  const calls: [operation: string, body: unknown][] = [];
  const signals: unknown[] = [];
  const faults: [endpoint: string, step: string, error: unknown][] = [];
  const method =
    (operation: string, usual: (body: Record<string, unknown>) => object) =>
    (body: Record<string, unknown>, options?: { signal?: AbortSignal }) => {
      calls.push([operation, body]);
      signals.push(options?.signal);
      return Promise.resolve({ ...CONTENT, ...usual(body), ...results[operation] });
    };
  const authlete = {
    ciba: {
      processAuthentication: method("ciba.processAuthentication", () => ({
        action: "USER_IDENTIFICATION",
        ticket: "t",
        hint: "h",
        bindingMessage: "K7",
        resources: ["https://rs.example.com"],
        userCode: "1",
      })),
      issue: method("ciba.issue", () => ({ action: "OK", expiresIn: 600 })),
      fail: method("ciba.fail", ({ reason }) => ({
        action: reason === "SERVER_ERROR" ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST",
        responseContent: JSON.stringify({ error: String(reason).toLowerCase() }),
      })),
      complete: method("ciba.complete", () => ({ action: "NO_ACTION", deliveryMode: "POLL" })),
    },
    token: {
      process: method("token.process", () => ({ action: "OK" })),
      issue: method("token.issue", () => ({ action: "OK" })),
      fail: method("token.fail", () => ({ action: "BAD_REQUEST" })),
    },
    deviceFlow: {
      authorization: method("deviceFlow.authorization", () => ({ action: "OK" })),
      verification: method("deviceFlow.verification", () => ({ action: "VALID" })),
      complete: method("deviceFlow.complete", () => ({ action: "SUCCESS" })),
    },
    revocation: { process: method("revocation.process", () => ({ action: "OK" })) },
    introspection: {
      process: method("introspection.process", () => ({ action: "OK", grantId: "x" })),
      standardProcess: method("introspection.standardProcess", () => ({ action: "OK" })),
    },
    dynamicClientRegistration: Object.fromEntries(
      Object.entries({ register: "CREATED", get: "OK", update: "UPDATED", delete: "DELETED" }).map(([name, action]) => [
        name,
        method(`dynamicClientRegistration.${name}`, () => ({ action })),
      ]),
    ),
    grantManagement: { processRequest: method("grantManagement.processRequest", () => ({ action: "OK" })) },
    federation: {
      configuration: method("federation.configuration", () => ({ action: "OK" })),
      registration: method("federation.registration", () => ({ action: "OK" })),
    },
    service: {
      getJwks: method("service.getJwks", () => ({ keys: [] })),
      getConfiguration: method("service.getConfiguration", () => ({ issuer: "https://as.example.com" })),
    },
  } as unknown as Authlete;
  const onError = (error: unknown, { endpoint, step }: FaultContext) => void faults.push([endpoint, step, error]);
  return { authlete, calls, signals, faults, onError };
}
