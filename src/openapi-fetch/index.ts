import createTypedClient, { type Client } from "openapi-fetch";
import { AuthleteApiError } from "../client/errors.js";
import { readAnswer, type Answer } from "../client/http/answer.js";
import { makeCall } from "../client/http/call.js";
import { RetryBudget } from "../client/http/retry.js";
import { encodeSegment, resolveOptions, type AuthleteOptions, type Settings } from "../client/options.js";
import { bindFetch, check, checkObject, checkSignal, readHeaders } from "../shared/call-options.js";
import { makeOperationTree, type OperationId } from "../generated/operations.js";
import { checkJson, encodeJson } from "../shared/json/encode-json.js";
import { readOperations } from "../shared/operation-table.js";
import type * as schema from "../generated/schema.js";

export type { AuthleteOptions } from "../client/options.js";

const table = readOperations<OperationId>(makeOperationTree());

// Declared rather than re-exported: otherwise the declarations of the other entry points would refer to this one's.

/** The API by path and method, as openapi-typescript describes it. */
export interface paths extends schema.paths {}
/** The schemas, parameters and responses of the description. */
export interface components extends schema.components {}
/** The operations by identifier, such as `operations["ciba.fail"]`. */
export interface operations extends schema.operations {}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** The call options that matter here. */
interface Init {
  params?: { path?: Record<string, unknown>; query?: object };
  headers?: object;
  signal?: AbortSignal;
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * Creates an openapi-fetch client for the API, whose `GET`, `POST`, `PUT` and `DELETE` take a path of the description. Nothing is
 * sent until one of them is called.
 *
 * Calls are made like those of `createAuthlete`: with the token, within the deadline, and retried where that is harmless. The answer
 * of the API becomes `data` or `error`, as usual in openapi-fetch. A call rejects with
 * - a `TypeError` for a path or a parameter that cannot be sent,
 * - an `AuthleteError` if there was no answer, or one with a status below 400 that does not match the description,
 * - the reason of `signal` when it aborts,
 * - whatever middleware or your `token` function throws.
 *
 * The path parameter `serviceId` defaults to the option.
 *
 * @param options The same options as for `createAuthlete`.
 * @throws TypeError naming the option that is wrong or missing.
 */
export function createClient(options: AuthleteOptions = {}): Client<paths> {
  const settings = resolveOptions(options);
  const budget = new RetryBudget();
  const idOf = new Map(Object.entries(table).map(([id, { method, path }]) => [`${method} ${path}`, id as OperationId]));
  const client = createTypedClient<paths>({
    baseUrl: settings.baseUrl,
    headers: { accept: "application/json", ...settings.headers },
    bodySerializer: (body: unknown) => encodeJson(body, "the body"),
    pathSerializer: (template, given) =>
      template.replace(/{(\w+)}/g, (_, name: string) => encodeSegment(given[name], name)),
  });
  const { request } = client as unknown as {
    request: (method: string, path: string, init: object) => Promise<unknown>;
  };
  const call = async (method: string, path: string, init: Init = {}) => {
    const operation = idOf.get(`${method.toUpperCase()} ${path}`);
    check(operation, `${method} ${path}`, "an operation of the API");
    checkObject(init, "the settings of a call");
    // The signal bypasses openapi-fetch: a `Request` may refuse one from another realm, and keeps listening to it after the call.
    const { params = {}, fetch: given, headers, signal, ...others } = init;
    checkObject(params, "params");
    checkSignal(signal);
    checkJson(params.query ?? {}, "params.query");
    const fetch = given && bindFetch(given, init);
    // A fetch passed to a single call receives a `Request`, as openapi-fetch documents.
    const own = fetch && { ...settings, fetch: (url: string, init: RequestInit) => fetch(new Request(url, init)) };
    return request(method, path, {
      ...(table[operation].text && { parseAs: "text" }),
      ...others,
      headers: headers && checkHeaders(headers),
      params: { ...params, path: { serviceId: settings.serviceId, ...params.path } },
      fetch: (request: Request) =>
        send(request, operation, (own ?? settings) as Settings, budget, signal ?? request.signal),
    });
  };
  const byMethod = METHODS.map((method) => [method, (path: string, init?: Init) => call(method, path, init)]);
  return Object.assign(client, { request: call }, Object.fromEntries(byMethod) as object);
}

/** Sends the request that openapi-fetch and middleware built. Resolves to the API's answer, whatever its status. */
async function send(
  request: Request,
  operation: OperationId,
  settings: Settings,
  budget: RetryBudget,
  signal: AbortSignal,
): Promise<Response> {
  const { url, method } = request;
  // Middleware may point a request at another server, which must not get the token.
  check(url.startsWith(`${settings.baseUrl}/`), "the URL of a request", "below baseUrl");
  const { safe, text: isText } = table[operation];
  const body = (await request.text()) || null;
  let refusal: Answer | undefined;
  try {
    return await makeCall(
      {
        ...{ operation, safe, method, url, body, settings, signal },
        headers: Object.fromEntries(request.headers),
        read(answer, attempt, redact) {
          refusal = { ...answer, text: redact(answer.text)! };
          readAnswer(answer, isText, attempt, redact);
          return toResponse(answer);
        },
      },
      budget,
    );
  } catch (error) {
    // A `Response` cannot have a status of 600 or above.
    if (!(error instanceof AuthleteApiError) || error.status > 599) throw error;
    return toResponse(refusal!);
  }
}

/** Refuses headers that would not be sent as given. As in openapi-fetch, null removes a header of the client. */
function checkHeaders(headers: object): object {
  check(typeof headers === "object", "headers", "an object");
  if (Symbol.iterator in headers) return (readHeaders(headers), headers);
  for (const [name, value] of Object.entries(headers) as [string, unknown][]) {
    for (const item of [value].flat()) {
      const text = typeof item === "boolean" || Number.isFinite(item) ? String(item) : item;
      if (text !== undefined && text !== null && name.toLowerCase() !== "authorization") readHeaders({ [name]: text });
    }
  }
  return headers;
}

function toResponse({ status, headers, text }: Answer): Response {
  return new Response(text || null, { status, headers });
}
