import { calculateJwkThumbprint, exportJWK, generateKeyPair, type CryptoKey, type JWK } from "jose";
import type { AsymmetricAlgorithm } from "./algorithms.js";

/** A key pair of the service. */
export interface ServiceKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly privateJwk: JWK;
}

/** The service's keys for one use, one for each algorithm, generated when first needed. */
class KeyPairs<Algorithm extends string> {
  readonly #keys = new Map<string, Promise<ServiceKey>>();
  readonly #use: "sig" | "enc";

  constructor(use: "sig" | "enc") {
    this.#use = use;
  }

  forAlgorithm(alg: Algorithm): Promise<ServiceKey> {
    let key = this.#keys.get(alg);
    if (!key) {
      key = generate(alg, this.#use);
      this.#keys.set(alg, key);
    }
    return key;
  }

  /** The key for an algorithm, if it has been generated. */
  async find(alg: string | undefined): Promise<ServiceKey | undefined> {
    return this.#keys.get(alg ?? "");
  }

  /** The keys generated so far, and those for the given algorithms. */
  async all(algorithms: Iterable<Algorithm>): Promise<ServiceKey[]> {
    for (const alg of algorithms) void this.forAlgorithm(alg);
    return Promise.all(this.#keys.values());
  }
}

/** The service's keys for its signatures, and for encryption by others. `reset()` keeps them. */
export class KeyStore extends KeyPairs<AsymmetricAlgorithm> {
  readonly encryption = new KeyPairs("enc");

  constructor() {
    super("sig");
  }
}

async function generate(alg: string, use: "sig" | "enc"): Promise<ServiceKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const names = { use, alg, kid };
  const privateJwk = { ...(await exportJWK(privateKey)), ...names };
  return { kid, alg, privateKey, publicKey, publicJwk: { ...publicJwk, ...names }, privateJwk };
}
