import createTypedClient, { type Client } from "openapi-fetch";
import { AuthleteApiError } from "../client/errors.js";
import { readAnswer, type Answer } from "../client/http/answer.js";
import { makeCall } from "../client/http/call.js";
import { RetryBudget } from "../client/http/retry.js";
import { encodeSegment, resolveOptions, type AuthleteOptions, type Settings } from "../client/options.js";
import { bindFetch, check, checkObject, checkSignal, readHeaders } from "../shared/call-options.js";
import { operations as table, type OperationId } from "../generated/operations.js";
import { checkJson, encodeJson } from "../shared/json/encode-json.js";
import type * as schema from "../generated/schema.js";

export type { AuthleteOptions } from "../client/options.js";

// Not exported from the schema directly, lest the declarations of the other entry points refer to this one's.

/** The API by path and method, as openapi-typescript describes it. */
export interface paths extends schema.paths {}
/** The schemas, parameters and responses of the description. */
export interface components extends schema.components {}
/** The operations by their identifiers: `operations["ciba.fail"]`. */
export interface operations extends schema.operations {}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

/** What the settings of a call may hold that matters here. */
interface Init {
  params?: { path?: Record<string, unknown>; query?: object };
  headers?: object;
  signal?: AbortSignal;
  fetch?: (request: Request) => Promise<Response>;
}

/**
 * Makes openapi-fetch's client of the API: `GET`, `POST`, `PUT` and `DELETE` take a path of the description. Nothing is sent until one
 * of them is called.
 *
 * Calls go the same way as those of `createAuthlete`: with the token, within the deadline, repeated where that does no harm. Whatever
 * the API answers is `data` or `error`, as openapi-fetch has it. A call rejects with
 * - a `TypeError` for a path or a parameter that cannot be sent,
 * - an `AuthleteError` where there was no answer, or none that the description allows with a status below 400,
 * - the reason of `signal`, as it is, when the caller aborts,
 * - what middleware throws.
 *
 * The path parameter `serviceId` is the option's unless the call gives another.
 *
 * @param options Settings, as for `createAuthlete`; what is left out is read from the environment.
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
    // The signal goes past openapi-fetch: a `Request` may refuse one of another realm, and keeps listening to it when all is over.
    const { params = {}, fetch: given, headers, signal, ...others } = init;
    checkObject(params, "params");
    checkSignal(signal);
    checkJson(params.query ?? {}, "params.query");
    const fetch = given && bindFetch(given, init);
    // A fetch that is given for a call gets a request, as openapi-fetch says.
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

/** Sends what openapi-fetch and middleware have made of a call, and gives any answer from the API, whatever its status. */
async function send(
  request: Request,
  operation: OperationId,
  settings: Settings,
  budget: RetryBudget,
  signal: AbortSignal,
): Promise<Response> {
  const { url, method } = request;
  // Middleware may lead a request elsewhere, where the token must not go.
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
    // There is no `Response` of a status from 600 on.
    if (!(error instanceof AuthleteApiError) || error.status > 599) throw error;
    return toResponse(refusal!);
  }
}

/** Refuses headers that would be sent as something else. As openapi-fetch has it, null takes a header of the client away. */
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
