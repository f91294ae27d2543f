import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from "jose";
import type { AsymmetricAlgorithm } from "./algorithms.js";
import { EncryptionKeys } from "./encryption-keys.js";

/** A key pair of the service. */
export interface ServiceKey {
  readonly kid: string;
  readonly alg: AsymmetricAlgorithm;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** The service's keys, one for each algorithm, made when they are first needed. `reset()` keeps them. */
export class KeyStore {
  readonly encryption = new EncryptionKeys();
  readonly #keys = new Map<AsymmetricAlgorithm, Promise<ServiceKey>>();

  forAlgorithm(alg: AsymmetricAlgorithm): Promise<ServiceKey> {
    let key = this.#keys.get(alg);
    if (!key) {
      key = generate(alg);
      this.#keys.set(alg, key);
    }
    return key;
  }

  /** The key for an algorithm, if there is one already. */
  async find(alg: string | undefined): Promise<ServiceKey | undefined> {
    return this.#keys.get(alg as AsymmetricAlgorithm);
  }

  /** The keys made so far, and those for the given algorithms. */
  async all(algorithms: Iterable<AsymmetricAlgorithm>): Promise<ServiceKey[]> {
    for (const alg of algorithms) void this.forAlgorithm(alg);
    return Promise.all(this.#keys.values());
  }
}

async function generate(alg: AsymmetricAlgorithm): Promise<ServiceKey> {
  const pair = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const names = { use: "sig", alg, kid };
  const privateJwk = { ...(await exportJWK(pair.privateKey)), ...names };
  return {
    kid,
    alg,
    privateKey: pair.privateKey,
    publicKey: pair.publicKey,
    publicJwk: { ...publicJwk, ...names },
    privateJwk,
  };
}
