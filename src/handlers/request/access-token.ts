import { readAuthorization } from "../../shared/http/authorization-header.js";
import { readMediaType } from "../../shared/http/media-type.js";
import { EarlyAnswer } from "../endpoint/early-answer.js";
import { plainError } from "../endpoint/plain-error.js";
import { FORM, readFormBody } from "./form-body.js";

/**
 * Reads the access token of a request from the `Authorization` header, with the Bearer or the DPoP scheme, from the form or from the
 * query: RFC 6750, section 2, and RFC 9449, section 7.1.
 *
 * @param realm The realm of the challenge.
 * @throws EarlyAnswer for a request without a token, or with several.
 */
export async function readAccessToken(request: Request, realm: string, maxBodySize?: number): Promise<string> {
  const header = request.headers.get("authorization") ?? "";
  const isForm = readMediaType(request.headers.get("content-type"))?.type === FORM;
  const form = request.method === "POST" && isForm ? await readFormBody(request, maxBodySize) : "";
  const tokens = [
    // A malformed header counts as a token too.
    ...(/^\s*(?:bearer|dpop)\b/i.test(header) ? [readAuthorization(header)?.token ?? ""] : []),
    ...new URLSearchParams(form).getAll("access_token"),
    ...new URL(request.url).searchParams.getAll("access_token"),
  ];
  const [first] = tokens;
  if (tokens.length === 1 && first) return first;
  // A request without a token gets no error code: RFC 6750, section 3.1.
  const error = tokens.length > 0 ? ', error="invalid_request"' : "";
  const challenge = ["Bearer", "DPoP"].map((name) => `${name} realm="${realm}"${error}`).join(", ");
  throw new EarlyAnswer(
    tokens.length > 0
      ? plainError(400, "invalid_request", "The request must contain exactly one access token.", {
          "www-authenticate": challenge,
        })
      : new Response(null, { status: 401, headers: { "www-authenticate": challenge } }),
  );
}
