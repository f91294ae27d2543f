import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from "jose";
import type { AsymmetricAlgorithm } from "../../src/emulator/index.js";
import { start } from "./caller.js";

/** A key pair of a client, generated once for each test file and algorithm. */
export interface ClientKey {
  readonly alg: AsymmetricAlgorithm;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

const made = new Map<string, Promise<ClientKey>>();

/** The key with a name. Different names have different keys. */
export function keyOf(alg: AsymmetricAlgorithm, name = "first"): Promise<ClientKey> {
  const id = `${alg} ${name}`;
  const key = made.get(id) ?? make(alg);
  made.set(id, key);
  return key;
}

async function make(alg: AsymmetricAlgorithm): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, privateKey, publicKey, jwk: await exportJWK(publicKey) };
}

/** A key set as JSON. */
export function jwksOf(...keys: JWK[]): string {
  return JSON.stringify({ keys });
}

/** Signs claims. Undefined ones are left out. */
export function sign({ alg, privateKey }: ClientKey, claims: Record<string, unknown>, header: object = {}) {
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  return new SignJWT(given).setProtectedHeader({ alg, ...header }).sign(privateKey);
}

const now = start / 1000;

/** The claims of a valid signed request, for an emulator with the fixed clock. */
export function requestClaims(clientId: number | string, changes: Record<string, unknown> = {}) {
  return {
    iss: String(clientId),
    aud: "https://as.localhost",
    exp: now + 300,
    iat: now,
    nbf: now,
    jti: crypto.randomUUID(),
    scope: "openid",
    login_hint: "anna",
    ...changes,
  };
}

/** The parameters of a client that authenticates with a signed assertion. */
export async function assertionOf(key: ClientKey, clientId: number | string, changes: Record<string, unknown> = {}) {
  const name = String(clientId);
  const claims = { iss: name, sub: name, aud: "https://as.localhost", exp: now + 60, jti: crypto.randomUUID() };
  return {
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await sign(key, { ...claims, ...changes }),
  };
}
