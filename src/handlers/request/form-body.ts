import { invalidRequest, readTextBody } from "./text-body.js";

export const FORM = "application/x-www-form-urlencoded";

/**
 * Reads a form exactly as sent, since the API parses it: order and repetition matter.
 *
 * @param maxBodySize Maximum size of the body in bytes.
 * @throws EarlyAnswer for a request without such a body, HandlerError for a body that has already been read.
 */
export async function readFormBody(request: Request, maxBodySize?: number): Promise<string> {
  const text = await readTextBody(request, FORM, maxBodySize);
  try {
    // The API would blame the server for passing on malformed escapes.
    decodeURIComponent(text);
    return text;
  } catch {
    throw invalidRequest(400, "The body is not form-encoded UTF-8.");
  }
}
