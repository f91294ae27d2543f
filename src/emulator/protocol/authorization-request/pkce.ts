import { tokenDigest } from "../../tokens/token-hash.js";

/** A code challenge: RFC 7636, section 4.3. */
export interface CodeChallenge {
  readonly text: string;
  readonly method: "plain" | "S256";
}

/** Whether a text has the format of code verifiers and challenges: RFC 7636, sections 4.1 and 4.2. */
export function isVerifier(text: string): boolean {
  return /^[A-Za-z0-9\-._~]{43,128}$/.test(text);
}

/** Whether a code verifier matches the challenge: RFC 7636, section 4.6. */
export async function matchesChallenge(verifier: string, { text, method }: CodeChallenge): Promise<boolean> {
  return (method === "S256" ? await tokenDigest(verifier) : verifier) === text;
}
