import { base64url } from "jose";

/** A hash that identifies a token without revealing it: SHA-256 in base64url. */
export async function tokenDigest(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
