// A federation in one process: a trust anchor, an intermediate below it, and a client below that. They sign with jose.
import { exportJWK } from "jose";
import type { EmulatorOptions, ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf } from "../authorization/code-caller.js";
import { post, standing, start } from "../caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";

export const now = start / 1000;
export const issuer = "https://as.localhost";
export const anchor = "https://anchor.example.org";
export const middle = "https://middle.example.org";
export const rp = "https://rp.example.com/app";

type Claims = Record<string, unknown>;

const nameOf = (entityId: string) => new URL(entityId).host;

/** The public key of an entity, as its statements have it. */
export const publicKeyOf = async (entityId: string, name = nameOf(entityId)) => ({
  ...(await keyOf("ES256", name)).jwk,
  kid: name,
});

/** Signs the statement of one entity about another, or about itself. Undefined claims are left out. */
export async function statement(iss: string, sub: string, claims: Claims = {}, header: object = {}): Promise<string> {
  const whole = { iss, sub, iat: now, exp: now + 3600, jwks: { keys: [await publicKeyOf(sub)] }, ...claims };
  const key = await keyOf("ES256", nameOf(iss));
  return sign(key, whole, { typ: "entity-statement+jwt", kid: nameOf(iss), ...header });
}

/** The metadata in the client's entity configuration. */
export const clientMetadata = {
  client_name: "Shop",
  redirect_uris: ["https://rp.example.com/cb"],
  response_types: ["code"],
  grant_types: ["authorization_code"],
  token_endpoint_auth_method: "private_key_jwt",
  id_token_signed_response_alg: "ES256",
  client_registration_types: ["automatic", "explicit"],
};

/** Claims that are merged into those of valid statements. */
export interface ChainClaims {
  /** For the client's metadata. */
  readonly metadata?: Claims;
  readonly leaf?: Claims;
  /** For the intermediate's statement about the client. */
  readonly middle?: Claims;
  /** For the anchor's statement about the intermediate. */
  readonly anchor?: Claims;
  readonly top?: Claims;
}

export const leafOf = async ({ metadata, leaf }: ChainClaims = {}) =>
  statement(rp, rp, {
    authority_hints: [middle],
    metadata: {
      openid_relying_party: {
        ...clientMetadata,
        jwks: { keys: [await publicKeyOf(rp, "rp-client")] },
        ...metadata,
      },
    },
    ...leaf,
  });

/** The trust chain of the client, beginning with its entity configuration. */
export const chainOf = async (claims: ChainClaims = {}): Promise<string[]> => [
  await leafOf(claims),
  await statement(middle, rp, claims.middle),
  await statement(anchor, middle, claims.anchor),
  await statement(anchor, anchor, claims.top),
];

/** An OpenID Provider that takes part in the federation. */
export async function federationStage(service: ServiceSettings = {}, options: EmulatorOptions = {}) {
  const own = { ...(await exportJWK((await keyOf("ES256", "own")).privateKey)), kid: "own" };
  const emulator = standing({
    clients: [],
    ...options,
    service: {
      federationEnabled: true,
      federationJwks: JSON.stringify({ keys: [own] }),
      authorityHints: [anchor],
      trustAnchors: [{ entityId: anchor, jwks: jwksOf(await publicKeyOf(anchor)) }],
      supportedGrantTypes: ["AUTHORIZATION_CODE"],
      ...service,
    },
  });
  const register = (body: object) => post(emulator, "/federation/registration", body);
  const registerChain = async (claims: ChainClaims = {}) =>
    register({ trustChain: JSON.stringify(await chainOf(claims)) });
  const configuration = () => post(emulator, "/federation/configuration", {});
  return { emulator, register, registerChain, configuration, callsOf };
}

/** A fake web on which the entities publish their statements, with a record of the URLs fetched. */
export async function publishedWorld(claims: ChainClaims & { readonly middleConfiguration?: Claims } = {}) {
  const endpoint = (entityId: string) => ({
    metadata: { federation_entity: { federation_fetch_endpoint: `${entityId}/fetch` } },
  });
  const pages = new Map([
    [`${rp}/.well-known/openid-federation`, await leafOf(claims)],
    [
      `${middle}/.well-known/openid-federation`,
      await statement(middle, middle, {
        authority_hints: [anchor],
        ...endpoint(middle),
        ...claims.middleConfiguration,
      }),
    ],
    [
      `${anchor}/.well-known/openid-federation`,
      await statement(anchor, anchor, { ...endpoint(anchor), ...claims.top }),
    ],
    [`${middle}/fetch?sub=${encodeURIComponent(rp)}`, await statement(middle, rp, claims.middle)],
    [`${anchor}/fetch?sub=${encodeURIComponent(middle)}`, await statement(anchor, middle, claims.anchor)],
  ]);
  const fetched: string[] = [];
  const fetch = (url: string) => {
    fetched.push(url);
    const text = pages.get(url);
    return Promise.resolve(new Response(text ?? "", { status: text === undefined ? 404 : 200 }));
  };
  return { pages, fetched, fetch };
}

export { callsOf };
