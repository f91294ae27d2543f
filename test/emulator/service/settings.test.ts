// Every setting of clients and services is honoured, refused by name, or documented to have no effect.
import { describe, expect, test } from "vitest";
import { settings, settingsTable } from "../../../scripts/docs-parts/settings-tables.js";
import { loadDescription } from "../../bundled-description.js";
import { codeStage, redirectUri } from "../authorization/code-caller.js";
import { basic, form, get, post, type Answer } from "../caller.js";
import { authority, certify, nameConstraints } from "../certificate-authority.js";
import { clientCertificate } from "../certificates.js";
import { keyOf, requestClaims, sign } from "../signing.js";

const { schemas } = await loadDescription();
const limitedRoot = await certify("CN=Root", undefined, { extensions: [...authority(), nameConstraints] });

describe.each(["Client", "Service"] as const)("the table of the settings of a %s", (model) => {
  const properties = Object.keys(schemas[model]!.properties!);

  test("has every property of the description, once", () => {
    const rows = [...settingsTable(model).matchAll(/^\| `(\w+)` \| (.+) \|$/gm)];
    expect(rows.map(([, name]) => name)).toEqual(properties);
  });

  test("names no other property, and none under two reasons", () => {
    const { withoutInfluence, refusedInPart, rules, honoured } = settings[model];
    const idle = Object.values(withoutInfluence).flat();
    expect(properties).toEqual(expect.arrayContaining([...idle, ...Object.keys(refusedInPart), ...Object.keys(rules)]));
    expect(new Set(idle).size).toBe(idle.length);
    expect(idle.filter((name) => honoured.includes(name) || name in rules)).toEqual([]);
  });
});

type Stage = ReturnType<typeof codeStage>;

/** A stage with one setting of the client or the service changed through the API. */
async function stageWith(model: string, change: object): Promise<Stage> {
  const stage = codeStage({ grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN", "CIBA"], bcDeliveryMode: "POLL" });
  const { emulator, client } = stage;
  const path = model === "Client" ? `/client/update/${client.clientId}` : "/service/update";
  const before = model === "Client" ? client : (await get(emulator, "/service/get")).body;
  expect((await post(emulator, path, { ...before, ...change })).status).toBe(200);
  return stage;
}

const unusable: Readonly<Record<string, unknown>> = {
  idTokenSignAlg: "ES256K",
  requestSignAlg: "ES256K",
  accessTokenSignAlg: "HS256",
  accessTokenType: "MAC",
  supportedServiceProfiles: ["OPEN_BANKING"],
};

test.each(Object.entries(settings).flatMap(([model, { rules }]) => Object.keys(rules).map((name) => [model, name])))(
  "requests of a %s whose %s is not emulated are answered with 501, by name",
  async (model, name) => {
    const { authorize } = await stageWith(model, { [name]: unusable[name] ?? true });
    const resultMessage = `[E009015] Requests of a ${model.toLowerCase()} with this '${name}' are not emulated.`;
    expect(await authorize()).toEqual({ status: 501, body: { resultCode: "E009015", resultMessage } });
  },
);

const userinfo = async ({ emulator, codeOf, redeem }: Stage) => {
  const { body } = await redeem(await codeOf());
  return post(emulator, "/auth/userinfo/issue", { token: body["accessToken"] });
};
const backchannel = ({ emulator, client }: Stage, parameters: Record<string, string>, more: object = {}) =>
  post(emulator, "/backchannel/authentication", {
    parameters: form({ client_id: String(client.clientId), scope: "openid", login_hint: "anna", ...parameters }),
    clientSecret: client.clientSecret,
    clientId: String(client.clientId),
    ...more,
  });
const encrypted = "RSA1_5";

/** Changes that are accepted, and requests that then need something the emulator does not have. */
const partly: Record<string, [change: object, request: (stage: Stage) => Promise<Answer>]> = {
  "Client.authorizationEncryptionAlg": [
    { authorizationSignAlg: "ES256", authorizationEncryptionAlg: encrypted },
    async ({ issue, ticketOf }) => issue(await ticketOf({ response_mode: "jwt" })),
  ],
  "Client.bcRequestSignAlg": [
    { bcRequestSignAlg: "ES256K" },
    async ({ emulator, client }) => {
      const request = await sign(await keyOf("ES256"), requestClaims(client.clientId));
      return post(emulator, "/backchannel/authentication", { parameters: form({ request }), ...basic(client) });
    },
  ],
  "Client.idTokenEncryptionAlg": [
    { idTokenEncryptionAlg: encrypted },
    async ({ codeOf, redeem }) => redeem(await codeOf()),
  ],
  "Client.subjectType": [
    { subjectType: "PAIRWISE", redirectUris: [redirectUri, "https://other.example.com/cb"] },
    async ({ codeOf, redeem }) => redeem(await codeOf()),
  ],
  "Client.tokenAuthSignAlg": [
    { tokenAuthMethod: "PRIVATE_KEY_JWT", tokenAuthSignAlg: "ES256K" },
    ({ client, token }) => {
      const name = String(client.clientId);
      const payload = JSON.stringify({ iss: name, sub: name, aud: "https://as.localhost", exp: 2e9, jti: "a" });
      const client_assertion = ['{"alg":"ES256"}', payload, "x"]
        .map((part) => btoa(part).replaceAll("=", ""))
        .join(".");
      const client_assertion_type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
      return token({ grant_type: "authorization_code", code: "x", client_assertion, client_assertion_type }, {});
    },
  ],
  "Client.userInfoEncryptionAlg": [{ userInfoEncryptionAlg: "RSA1_5" }, userinfo],
  "Client.userInfoSignAlg": [{ userInfoSignAlg: "ES256K" }, userinfo],
  "Service.cimdAllowlistEnabled": [
    { clientIdMetadataDocumentSupported: true, cimdAllowlistEnabled: true },
    ({ authorize }) => authorize({ client_id: "https://app.example/client.json" }),
  ],
  "Service.trustedRootCertificates": [
    {
      mutualTlsValidatePkiCertChain: true,
      supportedTokenAuthMethods: ["TLS_CLIENT_AUTH"],
      trustedRootCertificates: [limitedRoot.pem],
    },
    async (stage) => {
      const method = { tokenAuthMethod: "TLS_CLIENT_AUTH", tlsClientAuthSanDns: "client.example.com" };
      await post(stage.emulator, `/client/update/${stage.client.clientId}`, { ...stage.client, ...method });
      return backchannel(stage, {}, { clientSecret: undefined, clientId: undefined, clientCertificate });
    },
  ],
};

test("what is refused in part is tried", () => {
  const names = Object.entries(settings).flatMap(([model, { refusedInPart }]) =>
    Object.keys(refusedInPart).map((name) => `${model}.${name}`),
  );
  expect(Object.keys(partly)).toEqual(names);
});

test.each(Object.keys(partly))("what needs more of %s than there is, is answered with 501", async (name) => {
  const [change, request] = partly[name]!;
  const stage = await stageWith(name.split(".")[0]!, change);
  expect(await request(stage)).toMatchObject({ status: 501 });
});

test("what changes nothing can be set, and the code flow goes on as before", async () => {
  const { emulator, client, codeOf, redeem } = codeStage();
  const sample = (kind: unknown) =>
    ({ string: "x", integer: 1, boolean: true, strings: ["x"], object: {}, records: [], objects: [] })[String(kind)];
  const idle = ({ kinds, withoutInfluence }: (typeof settings)["Client"]) =>
    Object.fromEntries(
      Object.values(withoutInfluence)
        .flat()
        .flatMap((name) => {
          const value = sample((kinds as Record<string, unknown>)[name]);
          return value === undefined ? [] : [[name, value] as const];
        }),
    );
  const service = (await get(emulator, "/service/get")).body;
  expect((await post(emulator, "/service/update", { ...service, ...idle(settings.Service) })).status).toBe(200);
  const path = `/client/update/${client.clientId}`;
  expect((await post(emulator, path, { ...client, ...idle(settings.Client) })).status).toBe(200);
  expect((await redeem(await codeOf())).body).toMatchObject({ action: "OK", scopes: ["openid"] });
});

describe("a service", () => {
  test("keeps aliases from looking like URLs, with httpAliasProhibited", async () => {
    const { emulator } = codeStage({}, { httpAliasProhibited: true });
    const create = (clientIdAlias: string) => post(emulator, "/client/create", { clientIdAlias });
    expect(await create("https://client.example.com")).toEqual({
      status: 400,
      body: {
        resultCode: "E009016",
        resultMessage: "[E009016] The service does not let a 'clientIdAlias' look like a URL.",
      },
    });
    expect((await create("till")).status).toBe(200);
    const { emulator: free } = codeStage();
    const { status } = await post(free, "/client/create", { clientIdAlias: "https://client.example.com" });
    expect(status).toBe(200);
  });

  test("lets a developer have as many clients as clientsPerDeveloper says", async () => {
    const { emulator } = codeStage({}, { clientsPerDeveloper: 1 });
    const create = (developer?: string) => post(emulator, "/client/create", { developer });
    const first = await create("dev");
    expect(first.status).toBe(200);
    expect(await create("dev")).toMatchObject({ status: 400, body: { resultCode: "E009017" } });
    expect([(await create("other")).status, (await create()).status]).toEqual([200, 200]);
    // The check for duplicates ignores the client that is being updated.
    const path = `/client/update/${String(first.body["clientId"])}`;
    expect((await post(emulator, path, { ...first.body, clientName: "New" })).status).toBe(200);
  });
});
