// Attestation-Based Client Authentication: the attestation of a client, and the proof that the client has the key it names.
import { describe, expect, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { certificateOf } from "../certificates.js";
import { contentOf, form, post, standing, start, type Answer } from "../caller.js";
import { keyOf, sign } from "../signing.js";

const now = start / 1000;
const redirectUri = "https://client.localhost/cb";
const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];

/** Deviations from a valid attestation and from a valid proof of possession. */
interface Changes {
  readonly claims?: Record<string, unknown>;
  readonly header?: object;
  readonly signer?: string;
}

async function attestationOf(attested: Changes = {}, proven: Changes = {}) {
  const attester = await keyOf("ES256", attested.signer ?? "attester");
  const instance = await keyOf("ES256", "instance");
  const x5c = [await certificateOf((await keyOf("ES256", "attester")).publicKey)];
  return {
    oauthClientAttestation: await sign(
      attester,
      {
        iss: "https://attester.example",
        sub: "1",
        iat: now,
        exp: now + 600,
        cnf: { jwk: instance.jwk },
        ...attested.claims,
      },
      { typ: "oauth-client-attestation+jwt", x5c, ...attested.header },
    ),
    oauthClientAttestationPop: await sign(
      await keyOf("ES256", proven.signer ?? "instance"),
      { iss: "1", aud: "https://as.localhost", jti: crypto.randomUUID(), iat: now, ...proven.claims },
      { typ: "oauth-client-attestation-pop+jwt", ...proven.header },
    ),
  };
}

function stage(settings: ClientSettings = {}) {
  const emulator = standing({
    service: { supportedTokenAuthMethods: ["ATTEST_JWT_CLIENT_AUTH", "CLIENT_SECRET_BASIC"] },
    clients: [
      {
        clientId: 1,
        tokenAuthMethod: "ATTEST_JWT_CLIENT_AUTH",
        grantTypes: ["CLIENT_CREDENTIALS", "AUTHORIZATION_CODE", "CIBA", "DEVICE_CODE"],
        responseTypes: ["CODE"],
        redirectUris: [redirectUri],
        ...settings,
      },
    ],
  });
  const token = (body: object, parameters: Record<string, string> = { client_id: "1" }) =>
    post(emulator, "/auth/token", { parameters: form({ grant_type: "client_credentials", ...parameters }), ...body });
  return { emulator, token };
}

describe("attest_jwt_client_auth", () => {
  test.each([
    ["/auth/token", { grant_type: "client_credentials" }, "OK"],
    ["/pushed_auth_req", { response_type: "code", redirect_uri: redirectUri }, "CREATED"],
    ["/backchannel/authentication", { scope: "openid", login_hint: "anna" }, "USER_IDENTIFICATION"],
    ["/auth/revocation", { token: "x" }, "OK"],
    ["/device/authorization", { scope: "openid" }, "OK"],
  ])("is good at %s", async (path, parameters, action) => {
    const { emulator } = stage();
    const { body } = await post(emulator, path, {
      parameters: form({ client_id: "1", ...parameters }),
      ...(await attestationOf()),
    });
    expect(body).toMatchObject({ action });
  });

  test("names the client by itself, and for a list of audiences", async () => {
    const { token } = stage();
    const { body } = await token(await attestationOf({}, { claims: { aud: ["https://as.localhost", "b"] } }), {});
    expect(body).toMatchObject({ action: "OK", clientId: 1, clientAuthMethod: "ATTEST_JWT_CLIENT_AUTH" });
  });

  test.each<[string, Changes]>([
    ["without sub", { claims: { sub: undefined } }],
    ["of another client", { claims: { sub: "2" } }],
    ["that has expired", { claims: { exp: now } }],
    ["without exp", { claims: { exp: undefined } }],
    ["that is not valid yet", { claims: { nbf: now + 1 } }],
    ["from the future", { claims: { iat: now + 1 } }],
    ["without a key", { claims: { cnf: undefined } }],
    ["with a secret key", { claims: { cnf: { jwk: { kty: "EC", d: "AA" } } } }],
    ["of another kind", { header: { typ: "JWT" } }],
    ["without a certificate", { header: { x5c: undefined } }],
    ["with a certificate that is none", { header: { x5c: ["AAAA"] } }],
    ["that is not signed by the key of its certificate", { signer: "somebody" }],
  ])("refuses an attestation %s", async (_name, changes) => {
    const answer = await stage().token(await attestationOf(changes));
    expect(outcome(answer)).toEqual(["INVALID_CLIENT", "E001009", "invalid_client_attestation"]);
  });

  test.each<[string, Changes]>([
    ["for another service", { claims: { aud: "https://b" } }],
    ["of another client", { claims: { iss: "2" } }],
    ["without jti", { claims: { jti: undefined } }],
    ["without iat", { claims: { iat: undefined } }],
    ["of long ago", { claims: { iat: now - 301 } }],
    ["from the future", { claims: { iat: now + 301 } }],
    ["of another kind", { header: { typ: "JWT" } }],
    ["by another key than the attested one", { signer: "somebody" }],
  ])("refuses a proof of possession %s", async (_name, changes) => {
    const answer = await stage().token(await attestationOf({}, changes));
    expect(outcome(answer)).toEqual(["INVALID_CLIENT", "E001010", "invalid_client_attestation"]);
  });

  test("needs both, each a JWT, and takes a proof once", async () => {
    const { token } = stage();
    const both = await attestationOf();
    const missing = ["INVALID_CLIENT", "E001008", "invalid_client_attestation"];
    expect(outcome(await token({}))).toEqual(missing);
    expect(outcome(await token({ ...both, oauthClientAttestation: undefined }))).toEqual(missing);
    expect(outcome(await token({ ...both, oauthClientAttestationPop: undefined }))).toEqual(missing);
    expect(outcome(await token({ ...both, oauthClientAttestation: "x" }))[1]).toBe("E001009");
    expect(outcome(await token({ ...both, oauthClientAttestationPop: "x" }))[1]).toBe("E001010");
    const secret = "eyJhbGciOiJIUzI1NiIsInR5cCI6Im9hdXRoLWNsaWVudC1hdHRlc3RhdGlvbitqd3QifQ.e30.AA";
    expect(outcome(await token({ ...both, oauthClientAttestation: secret }))[1]).toBe("E001009");
    expect((await token(both)).body["action"]).toBe("OK");
    expect(outcome(await token(both))).toEqual(["INVALID_CLIENT", "E001011", "invalid_client_attestation"]);
  });

  test("is no way for a client that is registered for another, nor a secret for one that is registered for it", async () => {
    const other = stage({ tokenAuthMethod: "CLIENT_SECRET_BASIC", clientSecret: "secret" });
    expect(outcome(await other.token(await attestationOf()))).toEqual(["INVALID_CLIENT", "A157357", "invalid_client"]);
    const { token } = stage({ clientSecret: "secret" });
    const basic = { clientId: "1", clientSecret: "secret" };
    expect(outcome(await token(basic))).toEqual(["INVALID_CLIENT", "A157357", "invalid_client"]);
    expect(outcome(await token({ ...basic, ...(await attestationOf()) }))[1]).toBe("E001001");
  });
});
