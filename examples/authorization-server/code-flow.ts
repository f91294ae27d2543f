// A link that starts a login, and the curl command to run afterwards.
import { createHash, randomBytes } from "node:crypto";
import type { CodeClient } from "./backend.js";

export interface CodeFlow {
  link: string;
  curl: string;
}

/** A real client creates and checks a `state`, `nonce` and `code_verifier` for every request. For a demonstration one of each will do. */
export function codeFlowFor({ clientId, credentials, redirectUri }: CodeClient, url: string): CodeFlow {
  const [state, nonce, verifier] = [random(), random(), random()];
  const query = new URLSearchParams({
    response_type: "code",
    client_id: String(clientId),
    redirect_uri: redirectUri,
    scope: "openid profile email",
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  });
  const exchange = [
    `curl -s -u ${credentials} ${url}/token`,
    `-d grant_type=authorization_code -d "code=$code" -d redirect_uri=${redirectUri}`,
    `-d code_verifier=${verifier}`,
  ].join(" \\\n  ");
  return {
    link: `${url}/authorize?${query}`,
    curl: `token=$(${exchange} | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')\ncurl -s -H "Authorization: Bearer $token" ${url}/userinfo`,
  };
}

const random = () => randomBytes(32).toString("base64url");
