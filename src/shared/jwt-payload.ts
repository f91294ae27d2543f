import { decodeBase64 } from "./base64.js";
import { isObject } from "./is-object.js";

/** Reads the claims of a JWT in compact form, without verifying it. Returns `undefined` for any other text. */
export function readJwtPayload(token: string): Record<string, unknown> | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(new TextDecoder().decode(decodeBase64(payload)));
    return isObject(claims) ? claims : undefined;
  } catch {
    return undefined;
  }
}
