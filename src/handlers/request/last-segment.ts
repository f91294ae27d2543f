import { invalidRequest } from "./text-body.js";

/**
 * The identifier at the end of the path, decoded once: it may have no slash of its own, lest it names something else further on.
 *
 * @throws EarlyAnswer for a path that ends otherwise.
 */
export function lastSegment({ url }: Request): string {
  try {
    const text = decodeURIComponent(new URL(url).pathname.split("/").at(-1)!);
    if (text !== "" && !text.includes("/")) return text;
  } catch {
    // A broken escape.
  }
  throw invalidRequest(404, "The path has no identifier.");
}
