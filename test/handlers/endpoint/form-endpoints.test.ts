// Rules for all endpoints to which clients post forms: method, body, credentials, faults.
import type { Authlete } from "authlete";
import {
  deviceAuthorization,
  HandlerError,
  introspection,
  revocation,
  token,
  type ClientEndpointOptions,
  type Handler,
} from "authlete/handlers";
import { describe, expect, it, test } from "vitest";
import { matching } from "../../emulator/matchers.js";
import { createServer, JSON_HEADERS, post, see, SERVER_ERROR, type Seen } from "../authorization-server.js";

const FORM = "application/x-www-form-urlencoded";
const error = (status: number, description: string, headers: Record<string, string> = {}): Seen => ({
  status,
  headers: { ...JSON_HEADERS, ...headers },
  body: { error: "invalid_request", error_description: description },
});

/** A client of the API that notes what it is asked and answers with what it is given. */
const isFunction = (answer: Answer): answer is () => Promise<object> => typeof answer === "function";
type Answer = object | (() => Promise<object>);

function answering(answer: Answer) {
  const asked: unknown[] = [];
  const process = (body: unknown) => {
    asked.push(body);
    return isFunction(answer) ? answer() : Promise.resolve({ resultCode: "A000001", ...answer });
  };
  const authlete = {
    ciba: { processAuthentication: process, issue: process, fail: process, complete: process },
    token: { process, issue: process, fail: process },
    revocation: { process },
    deviceFlow: { authorization: process },
    introspection: { standardProcess: process },
  } as unknown as Authlete;
  return { asked, authlete };
}

/** All endpoints with the same options and a fake API client with the same answer. */
function endpointsOf(answer: Answer, options: ClientEndpointOptions = {}) {
  const { asked, authlete } = answering(answer);
  const faults: unknown[] = [];
  const all = {
    authlete,
    onError: (error: unknown, context: unknown) => void faults.push([error, context]),
    ...options,
  };
  const { clientCertificate, ...rest } = all;
  void clientCertificate;
  const endpoints: Record<string, Handler> = {
    backchannelAuthentication: createServer(all).backchannelAuthentication,
    token: token(all),
    revocation: revocation(all),
    deviceAuthorization: deviceAuthorization(all),
    introspection: introspection({ ...rest, authorize: () => true }),
  };
  return { asked, faults, endpoints };
}

const names = ["backchannelAuthentication", "token", "revocation", "deviceAuthorization", "introspection"] as const;
const clientEndpoints = names.slice(0, 4);

describe.each(names)("%s", (name) => {
  it.each(["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])("method: takes no %s", async (method) => {
    const { asked, endpoints } = endpointsOf({});
    const answer = await see(endpoints[name]!(new Request("https://as.example.com/x", { method })));
    expect(answer).toEqual(error(405, "This endpoint takes POST.", { allow: "POST" }));
    expect(asked).toEqual([]);
  });

  it.each([
    ["application/json", {}],
    ["multipart/form-data; boundary=x", {}],
    ["text/plain", {}],
    ["application/x-www-form-urlencoded-not", {}],
    [FORM, { "content-encoding": "gzip" }],
  ])("method: takes no body of %s, %j", async (type, headers) => {
    const { asked, endpoints } = endpointsOf({});
    const answer = await see(endpoints[name]!(post("/x", "a=b", { "content-type": type, ...headers })));
    expect(answer).toEqual(error(415, `The body must be ${FORM}, without a content encoding.`, { accept: FORM }));
    expect(asked).toEqual([]);
  });

  it.each([FORM, `${FORM};charset=UTF-8`, "Application/X-WWW-Form-Urlencoded ; charset=utf-8"])(
    "takes a body of %s",
    async (type) => {
      const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" });
      await endpoints[name]!(post("/x", "a=b", { "content-type": type }));
      expect(asked).toEqual([{ parameters: "a=b" }]);
    },
  );

  it("passes the form on as it came: order, repetitions, spelling, empty parts", async () => {
    const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" });
    const form = "\ufeffb=1&a=%C3%a4&&b=2&c&d=+%20&=e&b=1&";
    await endpoints[name]!(post("/x", form));
    expect(asked).toEqual([{ parameters: form }]);
  });

  it("takes a body of the largest size and no larger one, announced or not", async () => {
    const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" }, { maxBodySize: 10 });
    const tooLarge = error(413, "The body is larger than 10 bytes.");
    expect((await endpoints[name]!(post("/x", "a=12345678"))).status).toBe(400);
    expect(await see(endpoints[name]!(post("/x", "a=123456789")))).toEqual(tooLarge);
    expect(await see(endpoints[name]!(post("/x", "a=1", { "content-length": "11" })))).toEqual(tooLarge);
    expect(asked).toEqual([{ parameters: "a=12345678" }]);
  });

  it("stops reading a body that goes on for ever", async () => {
    const { endpoints } = endpointsOf({});
    let [pulled, cancelled] = [0, false];
    const body = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(10_000).fill(97 + 0 * pulled++)),
      cancel: () => void (cancelled = true),
    });
    const init = { method: "POST", headers: { "content-type": FORM }, body, duplex: "half" };
    const answer = await see(endpoints[name]!(new Request("https://as.example.com/x", init)));
    expect([answer, cancelled]).toEqual([error(413, "The body is larger than 65536 bytes."), true]);
    expect(pulled).toBeLessThan(10);
  });

  it.each([
    ["bytes that are not UTF-8", new Uint8Array([97, 61, 0xff]), "UTF-8"],
    ["broken escapes", "a=%zz", "form-encoded UTF-8"],
    ["half an escape", "a=%", "form-encoded UTF-8"],
    ["escapes that are not UTF-8", "a=%ff", "form-encoded UTF-8"],
  ])("takes no %s", async (_, body, expected) => {
    const { asked, endpoints } = endpointsOf({});
    const request = new Request("https://as.example.com/x", {
      method: "POST",
      headers: { "content-type": FORM },
      body,
    });
    expect(await see(endpoints[name]!(request))).toEqual(error(400, `The body is not ${expected}.`));
    expect(asked).toEqual([]);
  });

  it("answers a body that breaks off", async () => {
    const { faults, endpoints } = endpointsOf({});
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
    const init = { method: "POST", headers: { "content-type": FORM }, body, duplex: "half" };
    const answer = await see(endpoints[name]!(new Request("https://as.example.com/x", init)));
    expect([answer, faults]).toEqual([error(400, "The body broke off."), []]);
  });

  it("says what to do when the body was read before", async () => {
    const { faults, endpoints } = endpointsOf({});
    const request = post("/x", "a=b");
    await request.text();
    expect(await see(endpoints[name]!(request))).toEqual(SERVER_ERROR);
    expect(faults).toEqual([[expect.any(HandlerError), { endpoint: name, step: "request" }]]);
    expect((faults[0] as [Error])[0].message).toMatch(
      /Mount the handler before body parsers .* or pass it request\.clone\(\)/,
    );
  });

  it("Authlete errors, 17.2: tells a client nothing of a fault of the API", async () => {
    const fault = new Error("internal https://api.example.com token-of-the-api");
    const { faults, endpoints } = endpointsOf(() => Promise.reject(fault));
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual(SERVER_ERROR);
    const steps: Record<string, unknown> = {
      backchannelAuthentication: "ciba.processAuthentication",
      deviceAuthorization: "deviceFlow.authorization",
    };
    expect(faults).toEqual([[fault, { endpoint: name, step: steps[name] ?? matching(new RegExp(`^${name}\\.`)) }]]);
  });

  it("17.2: sends nothing of an answer but its content", async () => {
    const secrets = { ticket: "secret", resultMessage: "secret", subject: "secret", clientId: 5 };
    const { endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: '{"error":"x"}', ...secrets });
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual({
      status: 400,
      headers: JSON_HEADERS,
      body: { error: "x" },
    });
  });

  it("wrong dispatch: answers 500 to an action that is not known, and tells of it", async () => {
    const { faults, endpoints } = endpointsOf({ action: "SING", responseContent: '{"secret":1}' });
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual(SERVER_ERROR);
    expect(faults).toMatchObject([[{ code: "ERR_ACTION" }, { endpoint: name }]]);
    expect((faults[0] as [Error])[0].message).toMatch(/ returned SING \(A000001\)$/);
  });

  it("can send another status in place of a 5xx, and more headers", async () => {
    const headers = { "access-control-allow-origin": "*" };
    const options = { serverErrorStatus: 400, headers };
    const { endpoints } = endpointsOf(() => Promise.reject(new Error()), options);
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual({
      status: 400,
      headers: { ...JSON_HEADERS, ...headers },
      body: { error: "server_error" },
    });
  });

  it("survives an onError that fails", async () => {
    const onError = () => {
      throw new Error("the log is full");
    };
    const { endpoints } = endpointsOf(() => Promise.reject(new Error()), { onError });
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual(SERVER_ERROR);
    const rejecting = endpointsOf(() => Promise.reject(new Error()), { onError: () => Promise.reject(new Error()) });
    expect(await see(rejecting.endpoints[name]!(post("/x", "a=b")))).toEqual(SERVER_ERROR);
  });
});

describe.each(clientEndpoints)("%s: who the client is", (name) => {
  const credentialsOf = async (authorization: string) => {
    const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" });
    const { status } = await endpoints[name]!(post("/x", "a=b", { authorization }));
    const { parameters, ...credentials } = (asked[0] ?? {}) as Record<string, unknown>;
    void parameters;
    return { status, asked: asked.length, credentials };
  };
  const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

  it.each([
    ["plainly", basic("client:secret"), "client", "secret"],
    ["by a scheme in small letters", basic("client:secret").replace("Basic", "basic"), "client", "secret"],
    ["with more spaces", basic("client:secret").replace(" ", "   "), "client", "secret"],
    ["with colons in the secret", basic("client:a:b:"), "client", "a:b:"],
    ["without a secret", basic("client:"), "client", ""],
    ["form-encoded", basic("a%3Ab+c:%25+%2B%C3%A4"), "a:b c", "% +ä"],
    ["decoded once only", basic("client:%2541"), "client", "%41"],
    ["in UTF-8", basic("clïent:sécret"), "clïent", "sécret"],
    ["without padding", basic("client:secrets").replace(/=+$/, ""), "client", "secrets"],
  ])("reads credentials %s", async (_, header, clientId, clientSecret) => {
    expect(await credentialsOf(header)).toEqual({ status: 400, asked: 1, credentials: { clientId, clientSecret } });
  });

  it.each([
    ["no credentials", "Basic"],
    ["nothing", "Basic "],
    ["what is not base64", "Basic ???"],
    ["base64 cut short", "Basic Y"],
    ["base64 of URLs", `Basic ${Buffer.from("cl?>:~~~").toString("base64url")}`],
    ["white space within", "Basic Y2xp ZW50OnNlY3JldA=="],
    ["two headers in one", `${basic("client:secret")}, ${basic("client:secret")}`],
    ["no colon", basic("client")],
    ["no identifier", basic(":secret")],
    ["broken escapes", basic("client:%zz")],
    ["bytes that are not UTF-8", `Basic ${Buffer.from([99, 58, 0xff]).toString("base64")}`],
    ["a line break", basic("client:a\nb")],
    ["an encoded line break", basic("client:a%0Ab")],
    ["a zero byte", basic("client:a\0b")],
  ])("refuses %s in the header, without asking", async (_, header) => {
    const { asked, endpoints } = endpointsOf({});
    const realm = {
      backchannelAuthentication: "backchannel/authentication",
      token: "token",
      revocation: "revocation",
      deviceAuthorization: "device/authorization",
    };
    expect(await see(endpoints[name]!(post("/x", "a=b", { authorization: header })))).toEqual({
      status: 401,
      headers: { ...JSON_HEADERS, "www-authenticate": `Basic realm="${realm[name as "token"]}"` },
      body: { error: "invalid_client" },
    });
    expect(asked).toEqual([]);
  });

  it.each(["Bearer abc", "DPoP abc", "Basically", "Digest x"])("passes over the scheme of %s", async (header) => {
    expect(await credentialsOf(header)).toEqual({ status: 400, asked: 1, credentials: {} });
  });

  it.each([
    ["alone", "LEAF", { clientCertificate: "LEAF" }],
    ["in a list", ["LEAF"], { clientCertificate: "LEAF" }],
    ["with its chain", ["LEAF", "B", "C"], { clientCertificate: "LEAF", clientCertificatePath: ["B", "C"] }],
    ["there is none", undefined, {}],
    ["there is none", null, {}],
    ["there is none", [], {}],
    ["there is none", "", {}],
  ])("passes the client certificate on: %s", async (_, found, expected) => {
    const clientCertificate = (request: Request) =>
      Promise.resolve(request.headers.get("x-from-proxy") === "1" ? found : "WRONG");
    const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" }, { clientCertificate });
    await endpoints[name]!(post("/x", "a=b", { "x-from-proxy": "1" }));
    expect(asked).toEqual([{ parameters: "a=b", ...expected }]);
  });

  it("tells of a certificate callback that fails", async () => {
    const fault = new Error("no such header");
    const clientCertificate = () => {
      throw fault;
    };
    const { asked, faults, endpoints } = endpointsOf({}, { clientCertificate });
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual(SERVER_ERROR);
    expect([asked, faults]).toEqual([[], [[fault, { endpoint: name, step: "clientCertificate" }]]]);
  });

  it("passes the headers of attestation on, and no others", async () => {
    const { asked, endpoints } = endpointsOf({ action: "BAD_REQUEST", responseContent: "{}" });
    const headers = { "OAuth-Client-Attestation": "att", "OAuth-Client-Attestation-PoP": "pop", cookie: "a=b" };
    await endpoints[name]!(post("/x", "a=b", headers));
    expect(asked).toEqual([{ parameters: "a=b", oauthClientAttestation: "att", oauthClientAttestationPop: "pop" }]);
  });

  it("sends the nonces that the API gives, with the challenge of the server's choice", async () => {
    const action = /^(back|device)/.test(name) ? "UNAUTHORIZED" : "INVALID_CLIENT";
    const nonces = { dpopNonce: "n1", attestationChallenge: "n2" };
    const options = { challenge: 'Basic realm="bank"' };
    const { endpoints } = endpointsOf({ action, responseContent: '{"error":"invalid_client"}', ...nonces }, options);
    expect(await see(endpoints[name]!(post("/x", "a=b")))).toEqual({
      status: 401,
      headers: {
        ...JSON_HEADERS,
        "www-authenticate": 'Basic realm="bank"',
        "dpop-nonce": "n1",
        "oauth-client-attestation-challenge": "n2",
      },
      body: { error: "invalid_client" },
    });
  });
});

test("without onError, faults go to the console", async () => {
  const { authlete } = answering(() => Promise.reject(new Error("down")));
  const seen: unknown[] = [];
  const original = console.error;
  console.error = (...args: unknown[]) => void seen.push(args);
  try {
    await token({ authlete })(post("/x", "a=b"));
  } finally {
    console.error = original;
  }
  expect(seen).toEqual([["authlete/handlers: token failed in token.process:", new Error("down")]]);
});

describe("17.12: nothing may be stored on the way", () => {
  const large = { "content-length": "100000" };
  const requests: [string, () => Request][] = [
    ["another method", () => new Request("https://as.example.com/x")],
    ["another type", () => post("/x", "{}", { "content-type": "application/json" })],
    ["a large body", () => post("/x", "a=b", large)],
    ["a broken body", () => post("/x", "a=%")],
    ["broken credentials", () => post("/x", "a=b", { authorization: "Basic ?" })],
    ["a form", () => post("/x", "a=b")],
  ];
  const answers = [
    { action: "OK", responseContent: "{}" },
    { action: "JWT", responseContent: "x.y.z" },
    { action: "BAD_REQUEST", responseContent: "{}" },
    { action: "INVALID_CLIENT", responseContent: "{}" },
    { action: "UNAUTHORIZED", responseContent: "{}" },
    { action: "INTERNAL_SERVER_ERROR", responseContent: "{}" },
    { action: "PASSWORD", responseContent: null },
    { action: "OK", responseContent: null },
  ];
  it.each(names)("%s", async (name) => {
    const statuses = new Set<number>();
    for (const [what, make] of requests) {
      for (const answer of answers) {
        const { status, headers } = await endpointsOf(answer).endpoints[name]!(make());
        statuses.add(status);
        expect([headers.get("cache-control"), headers.get("pragma")], `${what}, ${answer.action}`).toEqual([
          "no-store",
          "no-cache",
        ]);
      }
    }
    expect([...statuses]).toEqual(expect.arrayContaining([400, 401, 405, 413, 415, 500]));
  });
});
