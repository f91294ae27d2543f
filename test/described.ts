import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { givenBy, type OperationObject } from "../scripts/description.js";
import { operations } from "../src/emulator/api/operations.js";
import type { OperationId } from "../src/generated/operations.js";

// The description is the contract: all requests to the emulator and all its answers have to be valid by it.

type Node = Record<string, unknown>;

const root = new URL("../", import.meta.url);
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const documents = new Map<string, Node>();
for (const name of ["openapi.yaml", ...readdirSync(new URL("openapi", root)).map((file) => `openapi/${file}`)]) {
  const url = new URL(name, root).href;
  const document = parse(readFileSync(new URL(name, root), "utf8")) as Node;
  documents.set(url, document);
  ajv.addSchema({ ...document, $id: url });
}

const validators = new Map<string, ValidateFunction>();

/** Throws if a body is not valid for answers of the operation with that status and action. */
export function checkAnswer(operation: OperationId, status: number, body: unknown): void {
  check(operation, ["responses", String(status)], body);
  const { action, ...properties } = body as { action?: string } & Node;
  const { path, method } = operations[operation];
  const item = follow({ document: new URL("openapi.yaml", root).href, pointer: ["paths", path] });
  const { "x-actions": actions } = at({
    ...item,
    pointer: [...item.pointer, method.toLowerCase()],
  }) as OperationObject & Node;
  const missing = givenBy(actions?.[action!] ?? { means: "" }).filter((name) => (properties[name] ?? null) === null);
  if (status === 200 && missing.length > 0)
    throw new Error(`${operation} answers ${action} without ${missing.join(", ")}`);
}

/** Throws if a body is not valid for requests of the operation. */
export function checkRequest(operation: OperationId, body: unknown): void {
  check(operation, ["requestBody"], body);
}

/** Whether the operation has a described answer of that status with a body. */
export function hasAnswer(operation: OperationId, status: number): boolean {
  const { path, method } = operations[operation];
  const item = follow({ document: new URL("openapi.yaml", root).href, pointer: ["paths", path] });
  const response = follow({ ...item, pointer: [...item.pointer, method.toLowerCase(), "responses", String(status)] });
  return (at(response) as { content?: unknown }).content !== undefined;
}

function check(operation: OperationId, where: string[], body: unknown): void {
  const key = [operation, ...where].join(" ");
  const validate = validators.get(key) ?? compile(operation, where);
  validators.set(key, validate);
  if (validate(body)) return;
  throw new Error(`${key} does not fit the description: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`);
}

function compile(operation: OperationId, where: string[]): ValidateFunction {
  const { path, method, text } = operations[operation];
  let place: Place = { document: new URL("openapi.yaml", root).href, pointer: ["paths", path] };
  const type = text ? "text/plain" : "application/json";
  for (const step of [method.toLowerCase(), ...where, "content", type, "schema"]) {
    place = follow(place);
    place = { ...place, pointer: [...place.pointer, step] };
  }
  const pointer = place.pointer
    .map((step) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  // Undescribed properties are not allowed.
  return ajv.compile({ $ref: `${place.document}#/${pointer}`, unevaluatedProperties: false });
}

interface Place {
  readonly document: string;
  readonly pointer: readonly string[];
}

const at = ({ document, pointer }: Place) =>
  pointer.reduce<unknown>((value, step) => (value as Node | undefined)?.[step], documents.get(document)) as
    Node | undefined;

/** The place itself, or the one that it refers to. */
function follow(place: Place): Place {
  const node = at(place);
  if (node === undefined) throw new Error(`nothing at ${place.document}#/${place.pointer.join("/")}`);
  if (typeof node["$ref"] !== "string") return place;
  const target = new URL(node["$ref"], place.document);
  const pointer = target.hash
    .slice(2)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));
  target.hash = "";
  return follow({ document: target.href, pointer });
}
