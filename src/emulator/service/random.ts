import { base64url } from "jose";

/** Gives as many random bytes as it is asked for. */
export type RandomSource = (bytes: number) => Uint8Array;

export const systemRandom: RandomSource = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** Makes tickets, auth_req_ids and tokens: 256 random bits in base64url, drawn anew for each. */
export function tokenMaker(random: RandomSource): () => string {
  return () => {
    const bytes = random(32);
    if (!(bytes instanceof Uint8Array) || bytes.length !== 32)
      throw new TypeError("random must give as many bytes as it is asked for");
    return base64url.encode(bytes);
  };
}
