import { tokenDigest } from "../../tokens/token-hash.js";

/** What a code verifier is compared with: RFC 7636, section 4.3. */
export interface CodeChallenge {
  readonly text: string;
  readonly method: "plain" | "S256";
}

/** The form of challenges and verifiers: RFC 7636, sections 4.1 and 4.2. */
export function isVerifier(text: string): boolean {
  return /^[A-Za-z0-9\-._~]{43,128}$/.test(text);
}

/** Whether the verifier is the one that the challenge was made from: RFC 7636, section 4.6. */
export async function matchesChallenge(verifier: string, { text, method }: CodeChallenge): Promise<boolean> {
  return (method === "S256" ? await tokenDigest(verifier) : verifier) === text;
}
