import { exportJWK, generateKeyPair } from "jose";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, redirectUri } from "../authorization/code-caller.js";
import { basic, contentOf, form, post, standing, start, type Answer } from "../caller.js";
import { sign, type ClientKey } from "../signing.js";

export const issuer = "https://credentials.example.com";
export const preAuthorized = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

/** The service's credential configurations. The first two require a proof of a key. */
export const configurations = {
  identity: {
    format: "dc+sd-jwt",
    vct: `${issuer}/identity`,
    scope: "identity",
    cryptographic_binding_methods_supported: ["jwk"],
    credential_signing_alg_values_supported: ["ES256"],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: ["ES256"] } },
  },
  licence: {
    format: "mso_mdoc",
    doctype: "org.iso.18013.5.1.mDL",
    cryptographic_binding_methods_supported: ["cose_key"],
    proof_types_supported: { jwt: { proof_signing_alg_values_supported: ["ES256"] } },
  },
  ticket: { format: "dc+sd-jwt", vct: `${issuer}/ticket` },
};

const { privateKey } = await generateKeyPair("ES256", { extractable: true });
/** The key of the issuer. It has no `kid`, so its thumbprint is used. */
export const issuerJwk = { ...(await exportJWK(privateKey)), alg: "ES256" };
export const { d: _secret, ...publicIssuerJwk } = issuerJwk;

export const metadata = {
  credentialIssuer: issuer,
  credentialEndpoint: `${issuer}/credential`,
  deferredCredentialEndpoint: `${issuer}/deferred`,
  credentialsSupported: JSON.stringify(configurations),
};

export const issuing: ServiceSettings = {
  verifiableCredentialsEnabled: true,
  oid4vciVersion: "1.0",
  supportedGrantTypes: ["PRE_AUTHORIZED_CODE", "AUTHORIZATION_CODE", "REFRESH_TOKEN"],
  supportedAuthorizationDetailsTypes: ["openid_credential"],
  supportedScopes: [{ name: "openid" }, { name: "identity" }],
  credentialIssuerMetadata: metadata,
  credentialJwks: JSON.stringify({ keys: [issuerJwk] }),
};

/** A wallet that is a public client, and an issuer of credentials. */
export function credentialStage(service: ServiceSettings = {}, client: ClientSettings = {}) {
  const emulator = standing({
    service: { ...issuing, ...service },
    clients: [
      {
        clientType: "PUBLIC",
        tokenAuthMethod: "NONE",
        bcDeliveryMode: null,
        grantTypes: ["PRE_AUTHORIZED_CODE", "AUTHORIZATION_CODE", "REFRESH_TOKEN"],
        responseTypes: ["CODE"],
        redirectUris: [redirectUri],
        authorizationDetailsTypes: ["openid_credential"],
        ...client,
      },
    ],
  });
  const wallet = emulator.clients[0]!;
  const call = (name: string, body: object = {}) => post(emulator, `/vci/${name}`, body);
  const offer = (body: object = {}) =>
    call("offer/create", {
      subject: "anna",
      credentialConfigurationIds: ["identity", "licence", "ticket"],
      preAuthorizedCodeGrantIncluded: true,
      ...body,
    });
  const codeOf = async (body: object = {}) => infoOf(await offer(body)).preAuthorizedCode!;
  const redeem = (code: string | undefined, parameters: Record<string, string | undefined> = {}, more: object = {}) =>
    post(emulator, "/auth/token", {
      parameters: form({
        grant_type: preAuthorized,
        "pre-authorized_code": code,
        client_id: String(wallet.clientId),
        ...parameters,
      }),
      ...more,
    });
  const tokenOf = async (body: object = {}) => String((await redeem(await codeOf(body))).body["accessToken"]);
  return {
    emulator,
    wallet,
    call,
    offer,
    codeOf,
    redeem,
    tokenOf,
    flow: callsOf(emulator, wallet),
    basic: basic(wallet),
  };
}

export type CredentialStage = ReturnType<typeof credentialStage>;

/** The parsed `info` of an offer or a request. */
export function infoOf({ body }: Answer): Record<string, string> {
  if (!body["info"]) throw new Error(JSON.stringify(body));
  return body["info"] as Record<string, string>;
}

/** A key proof of a wallet, valid except for the changes. */
export async function proofOf(
  key: ClientKey,
  changes: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  const claims = { aud: issuer, iat: start / 1000, ...changes };
  return sign(key, claims, { typ: "openid4vci-proof+jwt", jwk: key.jwk, ...header });
}

/** The body of a credential request in the final version. */
export const requestOf = (id: string, ...jwt: string[]): string =>
  JSON.stringify({ credential_configuration_id: id, ...(jwt.length > 0 && { proofs: { jwt } }) });

/** Requests a credential with a new token, and issues it. */
export async function issueTo(
  stage: CredentialStage,
  requestContent: string,
  order: Record<string, unknown>,
  more: object = {},
): Promise<Answer> {
  const accessToken = await stage.tokenOf();
  const { identifier } = infoOf(await stage.call("single/parse", { accessToken, requestContent }));
  return stage.call("single/issue", { accessToken, order: { requestIdentifier: identifier, ...order }, ...more });
}

/** The credentials of an answer in the final version. */
export const credentialsOf = (answer: Answer): string[] =>
  (contentOf(answer)["credentials"] as { credential: string }[]).map(({ credential }) => credential);
