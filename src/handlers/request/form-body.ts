import { invalidRequest, readTextBody } from "./text-body.js";

export const FORM = "application/x-www-form-urlencoded";

/**
 * Reads the body of a form exactly as it came, since the API parses it: order and repetitions matter.
 *
 * @param maxBodySize Size of the largest body, in bytes.
 * @throws EarlyAnswer for a request that has no such body, HandlerError for a body that was read before.
 */
export async function readFormBody(request: Request, maxBodySize?: number): Promise<string> {
  const text = await readTextBody(request, FORM, maxBodySize);
  try {
    // Broken escapes: the API would blame the server for passing them on.
    decodeURIComponent(text);
    return text;
  } catch {
    throw invalidRequest(400, "The body is not form-encoded UTF-8.");
  }
}
