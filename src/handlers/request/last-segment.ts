import { invalidRequest } from "./text-body.js";

/**
 * Reads the identifier at the end of the path, decoded once. It must not contain a slash, which could change a path built from it.
 *
 * @throws EarlyAnswer for a path without an identifier.
 */
export function lastSegment({ url }: Request): string {
  try {
    const text = decodeURIComponent(new URL(url).pathname.split("/").at(-1)!);
    if (text !== "" && !text.includes("/")) return text;
  } catch {
    // A malformed escape.
  }
  throw invalidRequest(404, "The path has no identifier.");
}
