import { isObject } from "../../../shared/is-object.js";
import { sameJson } from "../../../shared/json/same-json.js";

/** An invalid patch, or one that does not fit the document. The message completes a sentence. */
export class PatchError extends Error {
  override name = "PatchError";
}

/** The maximum size of a document in characters of JSON: repeatedly copying it into itself would exhaust memory. */
const MAX_SIZE = 1_000_000;

/** Applies a JSON Patch (RFC 6902) and returns the result. Modifies the given document. */
export function applyPatch(document: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch)) throw new PatchError("it is not a JSON array");
  return patch.reduce<unknown>((patched, entry: unknown, index) => {
    try {
      const result = applyOne(patched, entry);
      if (JSON.stringify(result).length <= MAX_SIZE) return result;
      throw new PatchError("makes the document too large");
    } catch (error) {
      throw error instanceof PatchError ? new PatchError(`entry ${index} ${error.message}`) : error;
    }
  }, document);
}

function applyOne(document: unknown, entry: unknown): unknown {
  if (!isObject(entry)) throw new PatchError("is not an object");
  const path = readPointer(entry, "path");
  switch (entry["op"]) {
    case "add":
      return add(document, path, valueOf(entry));
    case "remove":
      return remove(document, path);
    case "replace":
      return add(path.length > 0 ? remove(document, path) : document, path, valueOf(entry));
    case "move": {
      const from = readPointer(entry, "from");
      if (from.length < path.length && from.every((step, index) => step === path[index]))
        throw new PatchError("moves a value into itself");
      const value = find(document, from);
      return add(remove(document, from), path, value);
    }
    case "copy":
      return add(document, path, structuredClone(find(document, readPointer(entry, "from"))));
    case "test":
      if (sameJson(find(document, path), valueOf(entry))) return document;
      throw new PatchError("tests for another value");
    default:
      throw new PatchError("has no op that is known");
  }
}

function valueOf(entry: Readonly<Record<string, unknown>>): unknown {
  if (Object.hasOwn(entry, "value")) return entry["value"];
  throw new PatchError("has no value");
}

/** Splits a JSON Pointer: RFC 6901. */
function readPointer(entry: Readonly<Record<string, unknown>>, name: "path" | "from"): readonly string[] {
  const text = entry[name];
  if (typeof text !== "string" || !/^(\/([^~/]|~[01])*)*$/.test(text))
    throw new PatchError(`has no JSON Pointer as its ${name}`);
  const steps = text.split("/").slice(1);
  if (steps.includes("__proto__")) throw new PatchError("has a step that is not allowed, __proto__");
  return steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function find(document: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((node, step) => {
    if (Array.isArray(node) && isIndex(step, node.length - 1)) return node[Number(step)] as unknown;
    if (isObject(node) && Object.hasOwn(node, step)) return node[step];
    throw new PatchError("leads to what is not there");
  }, document);
}

/** Whether a step is an array index, without leading zeros: RFC 6901, section 4. */
function isIndex(step: string, last: number): boolean {
  return /^(0|[1-9]\d*)$/.test(step) && Number(step) <= last;
}

function add(document: unknown, path: readonly string[], value: unknown): unknown {
  const last = path.at(-1);
  if (last === undefined) return value;
  const parent = find(document, path.slice(0, -1));
  if (Array.isArray(parent) && (last === "-" || isIndex(last, parent.length)))
    parent.splice(last === "-" ? parent.length : Number(last), 0, value);
  else if (isObject(parent)) parent[last] = value;
  else throw new PatchError("leads to what is not there");
  return document;
}

function remove(document: unknown, path: readonly string[]): unknown {
  const last = path.at(-1);
  if (last === undefined) throw new PatchError("removes the whole document");
  find(document, path);
  const parent = find(document, path.slice(0, -1));
  if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete (parent as Record<string, unknown>)[last];
  return document;
}
