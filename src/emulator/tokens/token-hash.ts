import { base64url } from "jose";

/** The hash that names a token where its text must not be shown: SHA-256 in base64url. */
export async function tokenDigest(text: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}
