import type { OperationId } from "../../generated/operations.js";
import type { OperationEntry } from "../../shared/operation-table.js";
import { checkJson, encodeJson } from "../../shared/json/encode-json.js";
import { isObject } from "../../shared/is-object.js";
import { check } from "../../shared/call-options.js";
import { encodeSegment, resolveCallOptions, type CallOptions, type Settings } from "../options.js";
import { responses } from "../response-of.js";
import { readAnswer } from "./answer.js";
import { makeCall, type Call } from "./call.js";
import type { RetryBudget } from "./retry.js";

/** Creates the method of an operation, which takes path parameters, then the body or the query, then options. */
export function createMethod(
  operation: OperationId,
  entry: OperationEntry,
  base: Settings,
  budget: RetryBudget,
): (...args: unknown[]) => Promise<unknown> {
  const { method, path: template, body: hasBody, query: hasQuery, list, text: isText, safe } = entry;
  const read: Call<unknown>["read"] = (answer, attempt, redact) => {
    const data = readAnswer(answer, isText, attempt, redact);
    if (isObject(data)) responses.set(data, { operation, ...answer });
    return data;
  };
  const label = `${operation}: the ${hasBody ? "body" : "query"}`;
  return async (...args) => {
    const fill = (_: string, name: string) => encodeSegment(args.shift(), `${operation}: ${name}`);
    const path = template.replace(/{(?!serviceId)(\w+)}/g, fill);
    const payload = hasBody || hasQuery ? (args.shift() as object | undefined) : undefined;
    const fits = list ? Array.isArray(payload) : isObject(payload ?? (hasBody || {}));
    check(fits, label, list ? "a list" : "an object");
    const body = hasBody ? encodeJson(payload, label) : null;
    // A Date is an object, but becomes a string in JSON.
    check(!body || /^[[{]/.test(body), label, "an object");
    const [given] = args as [(CallOptions & { query?: object })?];
    const settings = given === undefined ? base : resolveCallOptions(given, base);
    const query = hasBody ? given?.query : payload;
    const headers: Record<string, string> = { accept: "application/json", ...settings.headers };
    if (hasBody) headers["content-type"] = "application/json";
    const url =
      base.baseUrl +
      path.replace("{serviceId}", encodeURIComponent(settings.serviceId)) +
      (query ? encodeQuery(query, `${operation}: the query`) : "");
    return makeCall({ operation, safe, method, url, headers, body, settings, signal: given?.signal, read }, budget);
  };
}

/** Encodes a query. A list becomes one parameter for each entry; null and undefined are left out. */
function encodeQuery(query: object, label: string): string {
  const entries = Object.entries(query);
  // A Map, for instance, has no enumerable properties and would be sent as an empty query.
  if (entries.length === 0) checkJson(query, label);
  const search = new URLSearchParams();
  for (const [name, values] of entries) {
    for (const value of [values].flat() as (string | number | boolean | object | null | undefined)[]) {
      if (value === undefined || value === null) continue;
      checkJson(value, `${label}.${name}`);
      check(typeof value !== "object", `${label}.${name}`, "text or a number");
      search.append(name, String(value));
    }
  }
  // Spaces are encoded as in the path: "+" means a space only in forms.
  const text = search.toString().replaceAll("+", "%20");
  return text && `?${text}`;
}
