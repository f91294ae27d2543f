// Random calls of the authorization family and those around it that are valid by the description: none makes the emulator fail, and
// every answer is valid by the description, so that its action is a known one.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { clientMetadataNames, wireNames } from "../../../src/generated/metadata-names.js";
import { operations } from "../../../src/emulator/api/operations.js";
import type { OperationId } from "../../../src/generated/operations.js";
import { loadDescription, type Operation } from "../../bundled-description.js";
import { basic, form, post } from "../caller.js";
import { chainOf, federationStage } from "../federation/federation.js";
import {
  configurations,
  issuer,
  issuing,
  metadata as issuerMetadata,
  preAuthorized,
} from "../verifiableCredentials/credential-caller.js";
import { challenge, codeStage, redirectUri, verifier } from "./code-caller.js";

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const { operations: described, schemas } = await loadDescription();
const grantTypes = [
  "AUTHORIZATION_CODE",
  "CLIENT_CREDENTIALS",
  "PASSWORD",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
  "REFRESH_TOKEN",
  "DEVICE_CODE",
  "PRE_AUTHORIZED_CODE",
] as const;

/** An issuer of credentials that need no proof of a key. */
const { supportedScopes: _scopes, ...issuerSettings } = issuing;
const credentials = {
  ticket: configurations.ticket,
  seat: { format: "mso_mdoc", doctype: `${issuer}/seat` },
};
const withCredentials: ServiceSettings = {
  ...issuerSettings,
  credentialIssuerMetadata: {
    ...issuerMetadata,
    credentialsSupported: JSON.stringify(credentials),
  },
};

/** Random values that are valid by a schema. */
function fitting(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fitting(schemas[schema.$ref.split("/").at(-1)!] as Schema, depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) {
    const chosen = fc.oneof(...choices.map((choice) => fitting(choice, depth)));
    if (!schema.properties) return chosen;
    const { oneOf: _oneOf, anyOf: _anyOf, ...rest } = schema;
    return fc.tuple(fitting(rest, depth), chosen).map(([all, some]) => ({ ...(all as object), ...(some as object) }));
  }
  if (schema.allOf) return fitting(schema.allOf[0]!, depth);
  const type = [schema.type].flat()[0];
  if (type === "integer" || type === "number") return fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, 2 ** 40));
  if (type === "boolean") return fc.boolean();
  if (type === "array") return fc.array(fitting(schema.items ?? {}, depth + 1), { maxLength: 3 });
  if (type === "object" || schema.properties) {
    const { properties = {}, required = [] } = schema;
    const entries = Object.entries(properties).map(([name, value]) => {
      const values = depth > 3 ? fc.constant(undefined) : fitting(value, depth + 1);
      return [name, required.includes(name) ? values : fc.option(values, { nil: undefined })] as const;
    });
    return fc.record(Object.fromEntries(entries));
  }
  return fc.oneof(fc.string(), fc.constantFrom("", "anna", "{}", '{"a":1}', "[]", "null", "x".repeat(200)));
}

const texts = (...good: string[]) => fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...good) }, fc.string());

/** A request object that is encrypted according to its header, but cannot be decrypted. */
const sealed = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString("base64url")}..AAAA.AAAA.AAAA`;

/** Parameters of requests, mostly valid ones. */
const parameters: Record<string, fc.Arbitrary<string>> = {
  response_type: texts("code", "token", "id_token", "code id_token", "code id_token token", "none"),
  response_mode: texts("query", "fragment", "form_post", "jwt", "query.jwt", "form_post.jwt"),
  redirect_uri: texts(redirectUri),
  scope: texts("openid", "openid email", "email payments.read"),
  state: texts("s-1", "a b&c=d"),
  nonce: texts("n-1"),
  display: texts("page", "wap"),
  prompt: texts("none", "login consent", "create"),
  max_age: texts("0", "60", "-1", "1e3"),
  acr_values: texts("urn:example:acr:pin", "x"),
  claims: texts('{"id_token":{"acr":{"essential":true}}}', '{"userinfo":{"name":null}}', "[]", "{"),
  code_challenge: texts(challenge),
  code_challenge_method: texts("S256", "plain"),
  code_verifier: texts(verifier),
  resource: texts("https://a.example", "a", "https://a#b"),
  authorization_details: texts('[{"type":"payment"}]', '[{"type":"payment","actions":["read"]}]', "[1]", "{}"),
  request: texts("a.b.c", "e30.e30.e30", "eyJhbGciOiJub25lIn0.e30.", "e30.a.a.a.a", sealed),
  request_uri: texts("urn:ietf:params:oauth:request_uri:x", "https://a"),
  grant_management_action: texts("create", "merge", "update"),
  grant_id: texts("x"),
  id_token_hint: texts("a.b.c", "eyJhbGciOiJFUzI1NiJ9.e30.AAAA"),
  grant_type: texts(
    "authorization_code",
    "client_credentials",
    "password",
    "refresh_token",
    "urn:ietf:params:oauth:grant-type:token-exchange",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "urn:ietf:params:oauth:grant-type:device_code",
    preAuthorized,
  ),
  device_code: texts("x"),
  "pre-authorized_code": texts("x"),
  tx_code: texts("1234"),
  issuer_state: texts("x"),
  subject_token: texts("x", "eyJhbGciOiJub25lIn0.e30."),
  subject_token_type: texts(
    ...["jwt", "access_token", "id_token", "saml1"].map((name) => `urn:ietf:params:oauth:token-type:${name}`),
  ),
  actor_token: texts("x", "eyJhbGciOiJub25lIn0.e30."),
  actor_token_type: texts("urn:ietf:params:oauth:token-type:jwt"),
  requested_token_type: texts("urn:ietf:params:oauth:token-type:access_token"),
  audience: texts("a"),
  assertion: texts("eyJhbGciOiJub25lIn0.e30.", "a.b.c"),
  username: texts("anna"),
  password: texts("secret"),
};

/** Mostly the required parameters, with random others. */
const forms = fc
  .tuple(
    fc.subarray(["response_type", "redirect_uri", "scope", "grant_type", "nonce", "code_challenge"]),
    fc.subarray(Object.keys(parameters), { maxLength: 6 }),
  )
  .chain(([needed, others]) =>
    fc.record(Object.fromEntries([...needed, ...others].map((name) => [name, parameters[name]!]))),
  );

/** Client metadata with values of any type. */
const metadata = fc.dictionary(
  fc.constantFrom("scope", "client_secret", "software_statement", ...Object.values(clientMetadataNames), "tos_uri#de"),
  fc.oneof(
    fc.constantFrom<unknown>(...Object.values(wireNames), null, true, 1, { keys: [] }, "https://a.example/", "a#b"),
    fc.subarray(["code", "id_token", "implicit", "authorization_code", "https://a.example/", "payment"]),
    fc.jsonValue(),
  ),
  { maxKeys: 4 },
);

const pkce = { code_challenge: challenge, code_challenge_method: "S256" };

const family = [
  "authorization.processRequest",
  "authorization.issue",
  "authorization.fail",
  "authorization.management.getTicketInfo",
  "authorization.management.updateTicket",
  "pushedAuthorization.create",
  "token.process",
  "token.issue",
  "token.fail",
  "dynamicClientRegistration.register",
  "dynamicClientRegistration.get",
  "dynamicClientRegistration.update",
  "dynamicClientRegistration.delete",
  "grantManagement.processRequest",
  "token.management.createBatch",
  "nativeSso.process",
  "nativeSso.logout",
  "federation.registration",
  "hardwareSecurityKeys.create",
  "jose.verify",
  "deviceFlow.authorization",
  "deviceFlow.verification",
  "deviceFlow.complete",
  "verifiableCredentials.createOffer",
  "verifiableCredentials.getOfferInfo",
  "verifiableCredentials.parse",
  "verifiableCredentials.issue",
  "verifiableCredentials.batchParse",
  "verifiableCredentials.batchIssue",
  "verifiableCredentials.deferredParse",
  "verifiableCredentials.deferredIssue",
] as const satisfies readonly OperationId[];

/** The settings of a service in a federation. */
const { federationEnabled, federationJwks, authorityHints, trustAnchors } = (await federationStage()).emulator.service;
const federation = { federationEnabled, federationJwks, authorityHints, trustAnchors };

/** Bodies of credential requests, mostly valid ones. */
const requestContents = texts(
  '{"credential_configuration_id":"ticket"}',
  '{"credential_identifier":"ticket"}',
  '{"credential_configuration_id":"ticket","proofs":{"jwt":["eyJhbGciOiJFUzI1NiJ9.e30.AAAA"]}}',
  '{"credential_configuration_id":"ticket","credential_response_encryption":{"jwk":{},"enc":"A256GCM"}}',
  '{"credential_requests":[{"format":"dc+sd-jwt"}]}',
  JSON.stringify({ credential_requests: [credentials.ticket, credentials.seat] }),
  '{"transaction_id":"x"}',
);
/** Payloads of credential orders, mostly valid ones. */
const payloads = texts(
  '{"vct":"x","a":{"b":[1,{}]},"c":null}',
  '{"vct":"x","_sd":1}',
  '{"doctype":"x","claims":{"n":{"a":"cbor:1004(\\"2026-01-01\\")","b":"cbor:["}}}',
);

describe("500 random calls that fit the description", () => {
  test.each([
    ...family.map((id) => [id, undefined] as const),
    ["authorization.processRequest", "FAPI1_BASELINE"],
    ["authorization.issue", "FAPI1_BASELINE"],
    ["authorization.processRequest", "FAPI1_ADVANCED"],
    ["pushedAuthorization.create", "FAPI2_SECURITY"],
  ] as const)("of %s do not make the emulator fail, FAPI mode: %s", async (id, mode) => {
    const stage = codeStage(
      {
        grantTypes,
        responseTypes: ["CODE", "TOKEN", "ID_TOKEN", "CODE_ID_TOKEN", "CODE_ID_TOKEN_TOKEN", "NONE"],
        authorizationSignAlg: "ES256",
        authorizationDetailsTypes: ["payment"],
      },
      {
        ...withCredentials,
        oid4vciVersion: id.includes(".batch") ? "1.0-ID1" : "1.0",
        supportedGrantTypes: grantTypes,
        supportedAuthorizationDetailsTypes: ["payment"],
        accessTokenSignAlg: "ES256",
        dynamicRegistrationSupported: true,
        dcrScopeUsedAsRequestable: true,
        supportedScopes: [
          ...["openid", "email", "payments.read", "device_sso", "grant_management_query", "grant_management_revoke"],
        ].map((name) => ({ name, defaultEntry: false })),
        nativeSsoSupported: true,
        hsmEnabled: true,
        ...federation,
        ...(mode === undefined ? {} : { supportedServiceProfiles: ["FAPI"], fapiModes: [mode] }),
      },
    );
    const { emulator, client } = stage;
    const { requestSchema } = described.find((operation: Operation) => operation.id === id)!;
    const path = operations[id].path.replace(/^\/api\/\{serviceId\}/, "");
    const passwordTicket = async () =>
      (await stage.token({ grant_type: "password", username: "anna", password: "x" })).body["ticket"];
    const registered = async () => {
      const { body } = await post(emulator, "/client/registration", { json: "{}" });
      const told = JSON.parse(String(body["responseContent"])) as Record<string, string>;
      return { clientId: told["client_id"], token: told["registration_access_token"] };
    };
    const granted = async () => {
      const scope = "openid grant_management_query grant_management_revoke";
      const code = await stage.codeOf({ scope, grant_management_action: "create", nonce: "n-1", ...pkce });
      const { accessToken, grantId } = (await stage.redeem(code, { code_verifier: verifier })).body;
      return { accessToken, grantId };
    };
    const sharedLogin = async () => {
      const sessionId = "session-1";
      const code = await stage.codeOf({ scope: "openid device_sso", nonce: "n-1", ...pkce }, { sessionId });
      const { jwtAccessToken, refreshToken } = (await stage.redeem(code, { code_verifier: verifier })).body;
      return { accessToken: jwtAccessToken, refreshToken };
    };
    const userCode = async () => {
      const parameters = form({ client_id: String(client.clientId) });
      return (await post(emulator, "/device/authorization", { parameters, ...basic(client) })).body["userCode"];
    };
    const call = (name: string, body: object) => post(emulator, `/vci/${name}`, body);
    const tokenForCredentials = async () => {
      const made = await call("offer/create", {
        subject: "anna",
        credentialConfigurationIds: ["ticket", "seat"],
        preAuthorizedCodeGrantIncluded: true,
      });
      const { preAuthorizedCode } = made.body["info"] as Record<string, string>;
      const answer = await stage.token({ grant_type: preAuthorized, "pre-authorized_code": preAuthorizedCode });
      return answer.body["accessToken"];
    };
    const answers = new Set<unknown>();
    await fc.assert(
      fc.asyncProperty(
        fitting(schemas[requestSchema!] as Schema),
        forms,
        fc.integer({ min: 0, max: 9 }),
        fc.record({ members: metadata, requestContent: requestContents, credentialPayload: payloads }),
        async (value, sent, dice, { members, requestContent, credentialPayload }) => {
          const body = { ...(value as Record<string, unknown>) };
          // With a random proof, attestation or credentials, most requests would fail early.
          if (dice < 9) delete body["dpop"];
          delete body["cimdOptions"];
          if ("parameters" in body && dice > 0) {
            body["parameters"] = form({ client_id: String(client.clientId), ...sent });
            Object.assign(body, id === "authorization.processRequest" ? {} : basic(client));
            delete body["oauthClientAttestation"];
            delete body["oauthClientAttestationPop"];
          }
          if ("ticket" in body && dice > 0)
            body["ticket"] = id.startsWith("token.")
              ? await passwordTicket()
              : await stage.ticketOf({ nonce: "n-1", ...pkce });
          if (id.startsWith("dynamicClientRegistration.") && dice > 0) {
            if (!id.endsWith(".register")) Object.assign(body, await registered());
            body["json"] = JSON.stringify({ client_id: body["clientId"], ...members });
          }
          if (id === "grantManagement.processRequest" && dice > 0) Object.assign(body, await granted());
          if (id === "nativeSso.process" && dice > 0) Object.assign(body, await sharedLogin());
          if (id === "hardwareSecurityKeys.create" && dice > 4)
            Object.assign(body, { kty: "EC", use: "sig", alg: "ES256" });
          if (id === "federation.registration" && dice > 0)
            Object.assign(body, {
              entityConfiguration: null,
              trustChain: JSON.stringify(await chainOf({ metadata: members })),
            });
          if ("userCode" in body && dice > 0) body["userCode"] = await userCode();
          if (id.startsWith("verifiableCredentials.") && dice > 0) {
            const accessToken = await tokenForCredentials();
            if ("requestContent" in body) Object.assign(body, { accessToken, requestContent });
            if ("credentialConfigurationIds" in body)
              Object.assign(body, { subject: "anna", credentialConfigurationIds: ["ticket"] });
            if (id.endsWith("ssue")) {
              const name = dice > 5 ? "seat" : "ticket";
              const batch = id === "verifiableCredentials.batchIssue";
              const wanted = JSON.stringify(batch ? credentials[name] : { credential_configuration_id: name });
              const parsed = await call("single/parse", { accessToken, requestContent: wanted });
              const requestIdentifier = (parsed.body["info"] as Record<string, string>)["identifier"];
              const deferred = { requestIdentifier, issuanceDeferred: true };
              if (id === "verifiableCredentials.deferredIssue")
                await call("single/issue", { accessToken, order: deferred });
              const order = { ...(body["order"] as object | undefined), requestIdentifier, credentialPayload };
              Object.assign(body, batch ? { orders: [order] } : { order }, { accessToken });
            }
          }
          const answer = await post(emulator, path, Array.isArray(value) ? value : body);
          expect(answer.status, JSON.stringify([body, answer.body])).not.toBe(500);
          answers.add(answer.body["action"] ?? JSON.stringify(answer.body));
        },
      ),
      { numRuns: 500 },
    );
    // The calls got past the first check.
    expect(answers.size, [...answers].join()).toBeGreaterThan(1);
  });
});
