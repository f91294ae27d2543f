import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from "jose";

/** Key management algorithms with a key pair: RFC 7518, sections 4.3 and 4.6, without RSA1_5, which leaks what it protects. */
export const keyPairAlgorithms = [
  "RSA-OAEP",
  "RSA-OAEP-256",
  "RSA-OAEP-384",
  "RSA-OAEP-512",
  "ECDH-ES",
  "ECDH-ES+A128KW",
  "ECDH-ES+A192KW",
  "ECDH-ES+A256KW",
];

/** Those with a shared secret: RFC 7518, sections 4.4, 4.5 and 4.7. */
export const sharedKeyAlgorithms = ["dir", "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW"];

/** Content encryption, RFC 7518, section 5.1, and the bits of its key. */
export const contentEncryptions: Readonly<Record<string, number>> = {
  "A128CBC-HS256": 256,
  "A192CBC-HS384": 384,
  "A256CBC-HS512": 512,
  A128GCM: 128,
  A192GCM: 192,
  A256GCM: 256,
};

/** A key pair of the service by which others encrypt for it. */
export interface EncryptionKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** The name of a JOSE algorithm for the one that the API has. */
export function encryptionName(name: string | undefined): string | undefined {
  if (name === "DIR") return "dir";
  return name?.replace("ECDH_ES_", "ECDH-ES+").replaceAll("_", "-");
}

/** The service's keys for encryption, one for each algorithm that a client is registered for. */
export class EncryptionKeys {
  readonly #keys = new Map<string, Promise<EncryptionKey>>();

  /** The key for an algorithm, made when it is first needed; undefined for an algorithm without a key pair. */
  async forAlgorithm(alg: string): Promise<EncryptionKey | undefined> {
    if (!keyPairAlgorithms.includes(alg)) return undefined;
    const key = this.#keys.get(alg) ?? generate(alg);
    this.#keys.set(alg, key);
    return key;
  }

  /** The keys made so far, and those for the given algorithms. */
  async all(algorithms: Iterable<string>): Promise<EncryptionKey[]> {
    for (const alg of algorithms) void this.forAlgorithm(alg);
    return Promise.all(this.#keys.values());
  }
}

async function generate(alg: string): Promise<EncryptionKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const names = { use: "enc", alg, kid };
  const privateJwk = { ...(await exportJWK(pair.privateKey)), ...names };
  return { kid, alg, privateKey: pair.privateKey, publicJwk: { ...publicJwk, ...names }, privateJwk };
}
