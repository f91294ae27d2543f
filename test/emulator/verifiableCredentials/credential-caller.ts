import { exportJWK, generateKeyPair } from "jose";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, redirectUri } from "../authorization/code-caller.js";
import { basic, form, post, standing, type Answer } from "../caller.js";

export const issuer = "https://credentials.example.com";
export const preAuthorized = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

/** What the service issues, by the kind of credential. Only a proof binds the first two to a key. */
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
/** The key of the issuer. It has no name, so its thumbprint is one. */
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

/** What is told of an offer, or of a request. */
export function infoOf({ body }: Answer): Record<string, string> {
  if (!body["info"]) throw new Error(JSON.stringify(body));
  return body["info"] as Record<string, string>;
}
