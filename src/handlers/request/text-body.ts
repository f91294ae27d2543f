import { readMediaType } from "../../shared/http/media-type.js";
import { EarlyAnswer } from "../endpoint/early-answer.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { plainError } from "../endpoint/plain-error.js";

const MAX_BODY_BYTES = 65_536;

/**
 * Reads the body of a request exactly as sent, as UTF-8 text.
 *
 * @param mediaType The required media type.
 * @param maxBodySize Maximum size of the body in bytes.
 * @throws EarlyAnswer for a request without such a body, HandlerError for a body that has already been read.
 */
export async function readTextBody(request: Request, mediaType: string, maxBodySize = MAX_BODY_BYTES): Promise<string> {
  if (request.bodyUsed) throw bodyConsumed();
  const { type, parameters } = readMediaType(request.headers.get("content-type")) ?? {};
  const isUtf8 = /^(?:utf-?8|us-ascii)$/i.test(parameters?.get("charset") ?? "utf-8");
  const isEncoded = !/^(?:identity)?$/i.test(request.headers.get("content-encoding") ?? "");
  if (type !== mediaType || !isUtf8 || isEncoded) {
    throw invalidRequest(415, `The body must be ${mediaType}, without a content encoding.`, { accept: mediaType });
  }
  const tooLarge = () => invalidRequest(413, `The body is larger than ${maxBodySize} bytes.`);
  const announced = Number(request.headers.get("content-length"));
  if (announced > maxBodySize) throw tooLarge();

  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw invalidRequest(400, "The body is not UTF-8.");
    }
  };
  let text = "";
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read().catch(() => {
      throw invalidRequest(400, "The body broke off.");
    });
    if (!part || part.done) break;
    size += part.value.length;
    if (size > maxBodySize) {
      void reader!.cancel().catch(() => {});
      throw tooLarge();
    }
    text += decode(part.value);
  }
  // Adapters create such a request after a body parser has drained the stream.
  if (size === 0 && announced > 0) throw bodyConsumed();
  return text + decode();
}

export function invalidRequest(status: number, description: string, headers?: Record<string, string>): EarlyAnswer {
  return new EarlyAnswer(plainError(status, "invalid_request", description, headers));
}

function bodyConsumed(): HandlerError {
  return new HandlerError(
    "ERR_BODY_CONSUMED",
    "The body was read before the handler got the request. Mount the handler before body parsers (express.urlencoded(), " +
      "Fastify's content type parsers, c.req.parseBody()), or pass it request.clone().",
  );
}
