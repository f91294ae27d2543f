import { base64url } from "jose";

/** Returns the requested number of random bytes. */
export type RandomSource = (bytes: number) => Uint8Array;

export const systemRandom: RandomSource = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** Returns a generator of tickets, auth_req_ids and tokens: 256 random bits each, in base64url. */
export function tokenMaker(random: RandomSource): () => string {
  return () => {
    const bytes = random(32);
    if (!(bytes instanceof Uint8Array) || bytes.length !== 32)
      throw new TypeError("random must give as many bytes as it is asked for");
    return base64url.encode(bytes);
  };
}
