import { EarlyAnswer } from "../endpoint/early-answer.js";
import { plainError } from "../endpoint/plain-error.js";
import { readFormBody } from "./form-body.js";

/**
 * Reads the parameters of a request exactly as sent: the query of a GET, or the form of a POST.
 *
 * @throws EarlyAnswer for malformed parameters.
 */
export async function readQueryOrForm(request: Request): Promise<string> {
  if (request.method === "POST") return readFormBody(request);
  const query = new URL(request.url).search.slice(1);
  try {
    // The API would blame the server for passing on malformed escapes.
    decodeURIComponent(query);
    return query;
  } catch {
    throw new EarlyAnswer(plainError(400, "invalid_request", "The query is not form-encoded UTF-8."));
  }
}
