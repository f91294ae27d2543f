import { HandlerError } from "./handler-error.js";
import { plainError } from "./plain-answer.js";

const FORM = "application/x-www-form-urlencoded";

/**
 * The body of a form, exactly as it came, since the API reads it itself: order and repetitions matter. Or the answer to a
 * request that has no such body.
 *
 * @throws HandlerError if somebody has read the body before.
 */
export async function readFormBody(request: Request, maxBodySize: number): Promise<string | Response> {
  if (request.method !== "POST") {
    return plainError(405, "invalid_request", "This endpoint takes POST.", { allow: "POST" });
  }
  if (request.bodyUsed) throw bodyConsumed();
  const type = request.headers.get("content-type") ?? "";
  if (type.split(";")[0]!.trim().toLowerCase() !== FORM || request.headers.has("content-encoding")) {
    return plainError(415, "invalid_request", `The body is to be ${FORM}, not encoded any further.`, { accept: FORM });
  }
  const announced = Number(request.headers.get("content-length"));
  if (announced > maxBodySize) return tooLarge(maxBodySize);

  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  try {
    for (let part; reader && !(part = await reader.read()).done;) {
      chunks.push(part.value);
      size += part.value.length;
      if (size > maxBodySize) {
        void reader.cancel().catch(() => {});
        return tooLarge(maxBodySize);
      }
    }
  } catch {
    return plainError(400, "invalid_request", "The body broke off.");
  }
  // An adapter makes such a request of a stream that a body parser has drained.
  if (size === 0 && announced > 0) throw bodyConsumed();
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    // Broken escapes: the API would blame the server for passing them on.
    decodeURIComponent(text);
    return text;
  } catch {
    return plainError(400, "invalid_request", "The body is not form-encoded UTF-8.");
  }
}

function tooLarge(maxBodySize: number): Response {
  return plainError(413, "invalid_request", `The body is larger than ${maxBodySize} bytes.`);
}

function bodyConsumed(): HandlerError {
  return new HandlerError(
    "ERR_BODY_CONSUMED",
    "The body was read before the handler got the request, and the API needs it as it came. Mount the handler before body " +
      "parsers (Express: express.urlencoded() and express.json(); Fastify: a content type parser that leaves the stream alone; " +
      "Hono: no c.req.parseBody() on the way), or hand on request.clone() first.",
  );
}
