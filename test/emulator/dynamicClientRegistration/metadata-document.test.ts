// Clients identified by the URL of their metadata document: OAuth Client ID Metadata Document.
import { describe, expect, test } from "vitest";
import { createClock, type ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, redirectUri } from "../authorization/code-caller.js";
import { form, get, post, standing, start, type Answer } from "../caller.js";
import { anyString, having } from "../matchers.js";

const location = "https://app.example/client.json";
const metadata = {
  client_id: location,
  client_name: "App",
  redirect_uris: [redirectUri],
  grant_types: ["authorization_code", "urn:ietf:params:oauth:grant-type:device_code"],
  id_token_signed_response_alg: "ES256",
};

/** Documents by URL. */
type Web = Record<string, unknown>;

/** A service that accepts such clients, with documents that the test may change. */
function stageOf(web: Web | null = { [location]: metadata }, service: ServiceSettings = {}) {
  const asked: string[] = [];
  const fetch = (url: string) => {
    asked.push(url);
    return Promise.resolve(Object.hasOwn(web!, url) ? Response.json(web![url]) : new Response("", { status: 404 }));
  };
  const clock = createClock({ start });
  const emulator = standing({
    clock,
    clients: [],
    service: { clientIdMetadataDocumentSupported: true, ...service },
    ...(web && { fetch }),
  });
  const calls = callsOf(emulator, emulator.addClient());
  const authorize = (parameters: Record<string, string> = {}, body: object = {}) =>
    calls.authorize({ client_id: location, ...parameters }, body);
  const storedClient = async () => (await get(emulator, `/client/get/${encodeURIComponent(location)}`)).body;
  return { ...calls, emulator, clock, asked, authorize, storedClient };
}

const refused = (code: string, error: string, text: string): Answer => ({
  status: 200,
  body: {
    action: "BAD_REQUEST",
    resultCode: code,
    resultMessage: `[${code}] ${text}`,
    responseContent: JSON.stringify({ error, error_description: `[${code}] ${text}` }),
  },
});

describe("a client with a metadata document", () => {
  test("goes through the code flow without being registered, by its URL", async () => {
    const { authorize, issue, token, storedClient } = stageOf();
    const { body } = await authorize();
    expect(body).toMatchObject({ action: "INTERACTION", client: { clientName: "App" } });
    const code = String((await issue(String(body["ticket"]))).body["authorizationCode"]);
    const request = { grant_type: "authorization_code", code, redirect_uri: redirectUri, client_id: location };
    const answer = (await token(request, {})).body;
    expect(answer).toMatchObject({ action: "OK", metadataDocumentUsed: true, clientAuthMethod: "NONE" });
    const [, payload = ""] = String(answer["idToken"]).split(".");
    expect(JSON.parse(Buffer.from(payload, "base64url").toString())).toMatchObject({ aud: [location], sub: "anna" });
    expect(await storedClient()).toMatchObject({
      clientType: "PUBLIC",
      tokenAuthMethod: "NONE",
      clientSource: "METADATA_DOCUMENT",
      discoveredByMetadataDocument: true,
      metadataDocumentLocation: location,
      metadataDocumentUpdatedAt: start,
      metadataDocumentExpiresAt: start + 300_000,
    });
  });

  test.each([
    ["/pushed_auth_req", { response_type: "code", redirect_uri: redirectUri }, { action: "CREATED" }],
    ["/device/authorization", {}, { action: "OK", metadataDocumentUsed: true }],
    // The client is known by then: public clients cannot use CIBA.
    ["/backchannel/authentication", { login_hint: "anna" }, { action: "BAD_REQUEST", resultCode: "A168311" }],
  ])("is known at %s", async (path, request, expected) => {
    const { emulator, asked } = stageOf();
    const parameters = form({ client_id: location, scope: "openid", ...request });
    expect((await post(emulator, path, { parameters })).body).toMatchObject(expected);
    expect(asked).toEqual([location]);
  });

  test("is fetched once while its copy is fresh, and again after that", async () => {
    const web: Web = { [location]: metadata };
    const { authorize, asked, clock, storedClient } = stageOf(web);
    const first = await authorize();
    const { clientId } = await storedClient();
    web[location] = { ...metadata, client_name: "Renamed" };
    clock.advance(299);
    expect((await authorize()).body["client"]).toEqual(first.body["client"]);
    expect(asked).toEqual([location]);
    clock.advance(1);
    expect((await authorize()).body["client"]).toMatchObject({ clientId, clientName: "Renamed" });
    expect(asked).toEqual([location, location]);
    expect(await storedClient()).toMatchObject({ clientId, metadataDocumentUpdatedAt: start + 300_000 });
  });

  test("is fetched each time where the call or the service says so", async () => {
    const one = stageOf();
    await one.authorize();
    await one.authorize({}, { cimdOptions: { alwaysRetrieved: true } });
    expect(one.asked).toEqual([location, location]);
    const other = stageOf(undefined, { cimdAlwaysRetrieved: true });
    await other.authorize();
    await other.authorize();
    expect(other.asked).toEqual([location, location]);
  });

  test("stays locked when its document is fetched again: A010307", async () => {
    const { emulator, authorize, asked, storedClient } = stageOf();
    await authorize();
    const { clientId } = await storedClient();
    await post(emulator, `/client/lock_flag/update/${String(clientId)}`, { clientLocked: true });
    const always = { cimdOptions: { alwaysRetrieved: true } };
    expect((await authorize({}, always)).body["resultCode"]).toBe("A010307");
    expect(asked).toEqual([location, location]);
  });

  test("may be at an http URL, or have a query, where the call or the service permits it", async () => {
    for (const [client_id, setting, option] of [
      ["http://app.example/client.json", "cimdHttpPermitted", "httpPermitted"],
      ["https://app.example/client.json?v=1", "cimdQueryPermitted", "queryPermitted"],
    ] as const) {
      const web = { [client_id]: { ...metadata, client_id } };
      const bySetting = await stageOf(web, { [setting]: true }).authorize({ client_id });
      const byOption = await stageOf(web).authorize({ client_id }, { cimdOptions: { [option]: true } });
      expect([bySetting.body["action"], byOption.body["action"]]).toEqual(["INTERACTION", "INTERACTION"]);
    }
  });

  test("is as the policy of the service makes it", async () => {
    const policy = { client_name: { value: "Policed" } };
    const service = { cimdMetadataPolicyEnabled: true, cimdMetadataPolicy: JSON.stringify(policy) };
    expect((await stageOf(undefined, service).authorize()).body["client"]).toMatchObject({ clientName: "Policed" });
    const off = { ...service, cimdMetadataPolicyEnabled: false };
    expect((await stageOf(undefined, off).authorize()).body["client"]).toMatchObject({ clientName: "App" });
  });
});

describe("a metadata document is refused", () => {
  test.each([
    ["http://app.example/client.json", "is an http URL"],
    ["https://app.example", "is not a URL with a host and a path"],
    ["https:///client.json", "is not a URL with a host and a path"],
    ["https://app.example:x/client.json", "is not a URL with a host and a path"],
    ["https://app.example/a/../client.json", "is a URL with a dot as a part of its path"],
    ["https://app.example/client.json#a", "is a URL with a fragment"],
    ["https://anna@app.example/client.json", "is a URL with a user name"],
    ["https://app.example/client.json?v=1", "is a URL with a query"],
  ])("E041005: at %s, and is not fetched", async (client_id, fault) => {
    const { authorize, asked } = stageOf();
    expect(await authorize({ client_id })).toEqual(
      refused("E041005", "invalid_client", `The client identifier ${fault}.`),
    );
    expect(asked).toEqual([]);
  });

  test.each([
    ["that is not there", {}],
    ["that is no object", { [location]: [] }],
    ["of another client", { [location]: { ...metadata, client_id: `${location}/` } }],
    ["that is too long", { [location]: { ...metadata, client_uri: `https://app.example/${"a".repeat(65_536)}` } }],
  ])("E041006: %s", async (_name, web) => {
    const text = "The metadata document of the client could not be fetched, or is not one of this client_id.";
    expect(await stageOf(web).authorize()).toEqual(refused("E041006", "invalid_client", text));
  });

  test.each([
    { client_secret: "s" },
    { token_endpoint_auth_method: "client_secret_basic" },
    { token_endpoint_auth_method: "client_secret_jwt" },
  ])("E041007: with a secret, %o", async (more) => {
    const text = "A client with a metadata document cannot have a secret.";
    const { authorize, storedClient } = stageOf({ [location]: { ...metadata, ...more } });
    expect(await authorize()).toEqual(refused("E041007", "invalid_client_metadata", text));
    expect(await storedClient()).toMatchObject({ resultCode: anyString });
  });

  test("E041008: that the policy of the service does not allow", async () => {
    const policy = { client_name: { one_of: ["Other"] } };
    const service = { cimdMetadataPolicyEnabled: true, cimdMetadataPolicy: JSON.stringify(policy) };
    const text = "The metadata document violates the policy of the service.";
    expect(await stageOf(undefined, service).authorize()).toEqual(refused("E041008", "invalid_client_metadata", text));
  });

  test("A204308: that no registration could have", async () => {
    const text = "The metadata 'client_name' has to be a string.";
    expect(await stageOf({ [location]: { ...metadata, client_name: 1 } }).authorize()).toEqual(
      refused("A204308", "invalid_client_metadata", text),
    );
  });
});

describe("no metadata document is fetched", () => {
  test("A010304: by a service that does not support them, whatever the call says", async () => {
    const { authorize, asked } = stageOf(undefined, { clientIdMetadataDocumentSupported: false });
    const answer = await authorize({}, { cimdOptions: { alwaysRetrieved: true } });
    expect([answer.body["resultCode"], asked]).toEqual(["A010304", []]);
  });

  test("of a client that is registered with the URL as its alias", async () => {
    const { emulator, authorize, asked } = stageOf();
    emulator.addClient({
      clientIdAlias: location,
      clientName: "Registered",
      grantTypes: ["AUTHORIZATION_CODE"],
      responseTypes: ["CODE"],
      redirectUris: [redirectUri],
    });
    expect((await authorize()).body["client"]).toMatchObject({ clientName: "Registered" });
    expect(asked).toEqual([]);
  });

  test("without the option fetch: 501, and how to have it", async () => {
    const resultMessage =
      "[E009015] The metadata document of the client would have to be fetched. Give createEmulator the option 'fetch', or the command --fetch-keys.";
    expect(await stageOf(null).authorize()).toEqual({ status: 501, body: { resultCode: "E009015", resultMessage } });
  });

  test("where the call has options that are no object: 400", async () => {
    const { authorize, asked } = stageOf();
    expect(await authorize({}, { cimdOptions: "x" })).toEqual({ status: 400, body: having({ resultCode: "E000008" }) });
    expect(asked).toEqual([]);
  });
});
