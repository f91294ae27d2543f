import { base64url } from "jose";

/** Gives so many random bytes. */
export type RandomSource = (bytes: number) => Uint8Array;

export const systemRandom: RandomSource = (bytes) => crypto.getRandomValues(new Uint8Array(bytes));

/** Tickets, auth_req_ids and tokens are 256 random bits in base64url; each one is drawn for itself, so none tells of another. */
export function tokenMaker(random: RandomSource): () => string {
  return () => {
    const bytes = random(32);
    if (!(bytes instanceof Uint8Array) || bytes.length !== 32)
      throw new TypeError("random must give as many bytes as it is asked for");
    return base64url.encode(bytes);
  };
}
