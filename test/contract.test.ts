// Calls every operation of the table through the client against the emulator, and validates requests and answers by the description.
// None may be answered with "not emulated".
import { createAuthlete, AuthleteApiError, type Authlete, type OperationId } from "authlete";
import { createEmulator, emulatedOperations, type Emulator } from "authlete/emulator";
import { describe, expect, it } from "vitest";
import { operations } from "../src/emulator/api/operations.js";
import type { OperationObject } from "../scripts/description.js";
import { loadDescription, sharedDescription, type Operation } from "./bundled-description.js";
import { checkAnswer, checkRequest, hasAnswer } from "./described.js";

interface Stage {
  authlete: Authlete;
  emulator: Emulator;
  /** The operations whose request and answer were validated by the description. */
  checked: OperationId[];
}

function setUp(): Stage {
  const emulator = createEmulator();
  const checked: OperationId[] = [];
  const authlete = createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: async (url, init) => {
      const response = await emulator.fetch(url, init);
      const { operation, body } = emulator.requests.at(-1)!;
      expect(operation).not.toBeNull();
      if (operations[operation!].body) checkRequest(operation!, body);
      if (response.status !== 501 && hasAnswer(operation!, response.status))
        checkAnswer(
          operation!,
          response.status,
          await (operations[operation!].text ? response.clone().text() : response.clone().json()),
        );
      checked.push(operation!);
      return response;
    },
  });
  return { authlete, emulator, checked };
}

const credentials = ({ clients }: Emulator) => {
  const { clientId, clientSecret } = clients[0]!;
  return { clientId, clientSecret };
};

async function ticketOf({ authlete, emulator }: Stage): Promise<string> {
  const parameters = "scope=openid&login_hint=anna%40example.com";
  return (await authlete.ciba.processAuthentication({ parameters, ...credentials(emulator) })).ticket!;
}

async function tokensOf(stage: Stage): Promise<Awaited<ReturnType<Authlete["token"]["process"]>>> {
  const { authlete, emulator } = stage;
  const ticket = await ticketOf(stage);
  const { authReqId } = await authlete.ciba.issue({ ticket });
  await authlete.ciba.complete({ ticket, result: "AUTHORIZED", subject: "anna" });
  const parameters = `grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=${authReqId}`;
  return authlete.token.process({ parameters, ...credentials(emulator) });
}

/** The client for the code flow, with the parameters of a request. */
const codeClient = ({ clients }: Emulator) => {
  const { clientId, clientSecret, redirectUris } = clients.find((client) => client.redirectUris?.length)!;
  const redirect = encodeURIComponent(redirectUris![0]!);
  const parameters = `response_type=code&client_id=${clientId}&redirect_uri=${redirect}&scope=openid+email&state=s-1`;
  return { credentials: { clientId, clientSecret }, redirect, parameters };
};

async function authorizationTicketOf({ authlete, emulator }: Stage): Promise<string> {
  const { parameters } = codeClient(emulator);
  return (await authlete.authorization.processRequest({ parameters, context: "basket 7" })).ticket!;
}

async function passwordTicketOf({ authlete, emulator }: Stage): Promise<string> {
  emulator.updateService({ supportedGrantTypes: ["PASSWORD"] });
  const { clientId, clientSecret } = emulator.addClient({ grantTypes: ["PASSWORD"] });
  const parameters = "grant_type=password&username=anna&password=secret&scope=openid";
  return (await authlete.token.process({ parameters, clientId: String(clientId), clientSecret })).ticket!;
}

/** Calls that only succeed after others, with the results to expect. */
const successes: Partial<Record<OperationId, (stage: Stage) => Promise<unknown>>> = {
  "ciba.processAuthentication": async (stage) => {
    const parameters = "scope=openid&login_hint=anna%40example.com&binding_message=K7-42&requested_expiry=60";
    const result = await stage.authlete.ciba.processAuthentication({ parameters, ...credentials(stage.emulator) });
    expect(result).toMatchObject({
      action: "USER_IDENTIFICATION",
      hintType: "LOGIN_HINT",
      hint: "anna@example.com",
      requestedExpiry: 60,
    });
  },
  "ciba.issue": async (stage) => {
    expect(await stage.authlete.ciba.issue({ ticket: await ticketOf(stage) })).toMatchObject({
      action: "OK",
      expiresIn: 600,
    });
  },
  "ciba.fail": async (stage) => {
    const result = await stage.authlete.ciba.fail({ ticket: await ticketOf(stage), reason: "ACCESS_DENIED" });
    expect(result).toMatchObject({ action: "FORBIDDEN", responseContent: '{"error":"access_denied"}' });
  },
  "ciba.complete": async (stage) => {
    const ticket = await ticketOf(stage);
    await stage.authlete.ciba.issue({ ticket });
    expect(await stage.authlete.ciba.complete({ ticket, result: "ACCESS_DENIED" })).toMatchObject({
      action: "NO_ACTION",
    });
  },
  "token.process": async (stage) => {
    expect(await tokensOf(stage)).toMatchObject({
      action: "OK",
      grantType: "CIBA",
      subject: "anna",
      scopes: ["openid"],
    });
  },
  "authorization.processRequest": async ({ authlete, emulator }) => {
    const { parameters } = codeClient(emulator);
    const result = await authlete.authorization.processRequest({ parameters });
    expect(result).toMatchObject({ action: "INTERACTION", client: { clientName: "Code client" } });
  },
  "authorization.issue": async (stage) => {
    const ticket = await authorizationTicketOf(stage);
    const result = await stage.authlete.authorization.issue({ ticket, subject: "anna", authTime: 1000 });
    expect(result).toMatchObject({ action: "LOCATION", ticketInfo: { context: "basket 7" } });
    const { credentials: own, redirect } = codeClient(stage.emulator);
    const parameters = `grant_type=authorization_code&code=${result.authorizationCode}&redirect_uri=${redirect}`;
    expect(await stage.authlete.token.process({ parameters, ...own })).toMatchObject({
      action: "OK",
      grantType: "AUTHORIZATION_CODE",
    });
  },
  "authorization.fail": async (stage) => {
    const ticket = await authorizationTicketOf(stage);
    const result = await stage.authlete.authorization.fail({ ticket, reason: "DENIED" });
    expect(result).toMatchObject({ action: "LOCATION", resultCode: "A060306" });
  },
  "authorization.management.getTicketInfo": async (stage) => {
    const ticket = await authorizationTicketOf(stage);
    const result = await stage.authlete.authorization.management.getTicketInfo({ ticket });
    expect(result).toMatchObject({ action: "OK", info: { context: "basket 7" } });
  },
  "authorization.management.updateTicket": async (stage) => {
    const ticket = await authorizationTicketOf(stage);
    const info = { context: "basket 8" };
    const result = await stage.authlete.authorization.management.updateTicket({ ticket, info });
    expect(result).toMatchObject({ action: "OK", info });
  },
  "pushedAuthorization.create": async ({ authlete, emulator }) => {
    const { parameters, credentials: own } = codeClient(emulator);
    const result = await authlete.pushedAuthorization.create({ parameters, ...own });
    expect(result).toMatchObject({ action: "CREATED", resultCode: "A245001" });
  },
  "token.issue": async (stage) => {
    const ticket = await passwordTicketOf(stage);
    expect(await stage.authlete.token.issue({ ticket, subject: "anna" })).toMatchObject({ action: "OK" });
  },
  "token.fail": async (stage) => {
    const ticket = await passwordTicketOf(stage);
    const result = await stage.authlete.token.fail({ ticket, reason: "INVALID_RESOURCE_OWNER_CREDENTIALS" });
    expect(result).toMatchObject({ action: "BAD_REQUEST", resultCode: "A067301" });
  },
  "introspection.process": async (stage) => {
    const { accessToken } = await tokensOf(stage);
    expect(await stage.authlete.introspection.process({ token: accessToken! })).toMatchObject({
      action: "OK",
      subject: "anna",
    });
  },
  "service.getConfiguration": async ({ authlete, emulator }) => {
    expect(await authlete.service.getConfiguration()).toMatchObject({ issuer: emulator.service.issuer });
  },
  "service.getJwks": async ({ authlete }) => {
    expect((await authlete.service.getJwks()).keys?.length).toBeGreaterThan(0);
  },
};

/** Calls a method with the arguments that the description shows as examples. */
function callWithExamples(
  { authlete, emulator }: Stage,
  { id, pathParameters, queryParameters, requestSchema }: Operation,
  body: unknown,
) {
  const clientId = String(emulator.clients[0]!.clientId);
  const steps = id.split(".");
  const method = steps.reduce<unknown>((group, step) => (group as Record<string, unknown>)[step], authlete) as (
    ...args: unknown[]
  ) => Promise<unknown>;
  // The client of the examples is not one of the emulator's.
  const path = pathParameters.map(({ name, example }) => (/^client/.test(name) ? clientId : example));
  const query = Object.fromEntries(queryParameters.map(({ name, example }) => [name, example]));
  delete query.patch;
  return method(...path, ...(requestSchema !== undefined ? [body] : queryParameters.length > 0 ? [query] : []));
}

const { operations: described, requestExample } = await loadDescription();

describe("each operation", () => {
  it("is in the table, and is a method", () => {
    expect(described.map(({ id }) => id).sort()).toEqual(Object.keys(operations).sort());
    expect(described.length).toBe(88);
  });

  it.each(described.map((operation) => [operation.id as OperationId, operation] as const))(
    "%s does between client and emulator what the description says",
    async (id, operation) => {
      const stage = setUp();
      if (successes[id] !== undefined) {
        await successes[id](stage);
      } else {
        // The call may fail, but request and answer have to be valid.
        await callWithExamples(stage, operation, requestExample(operation)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(AuthleteApiError);
          expect((error as AuthleteApiError).status).toBeLessThan(500);
        });
      }
      expect(stage.checked).toContain(id);
    },
  );

  it("has examples of its answer that fit, with what their action gives", async () => {
    const { paths } = await sharedDescription();
    const answers = described.filter(({ responseSchema }) => responseSchema !== undefined);
    const shown = answers.flatMap(({ id, path, method }) => {
      const node = paths[path]![method.toLowerCase()] as OperationObject;
      const { example, examples = {} } = node.responses["200"]!.content!["application/json"]!;
      const values = example === undefined ? Object.values(examples).map(({ value }) => value) : [example];
      return values.map((value) => [id as OperationId, value] as const);
    });
    expect(shown.length).toBeGreaterThan(150);
    for (const [id, value] of shown) expect.soft(() => checkAnswer(id, 200, value)).not.toThrow();
  });

  it("has an implementation at the emulator", () => {
    expect([...emulatedOperations].sort()).toEqual(Object.keys(operations).sort());
  });
});

describe("what the API answers without a decision", () => {
  it("becomes an AuthleteApiError, and fits the description", async () => {
    const { emulator } = setUp();
    const statuses: number[] = [];
    const call = (options: { token?: string; serviceId?: string }) =>
      createAuthlete({
        baseUrl: emulator.url,
        serviceId: emulator.serviceId,
        token: emulator.token,
        fetch: async (url, init) => {
          const response = await emulator.fetch(url, init);
          checkAnswer("ciba.issue", response.status, await response.clone().json());
          statuses.push(response.status);
          return response;
        },
        ...options,
      }).ciba.issue({ ticket: "t" });
    await expect(call({ token: "wrong" })).rejects.toBeInstanceOf(AuthleteApiError);
    await expect(call({ serviceId: "999" })).rejects.toMatchObject({ status: 403 });
    expect(statuses).toStrictEqual([401, 403]);
  });
});
