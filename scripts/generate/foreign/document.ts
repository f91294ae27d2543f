// A description that is not ours, as the adjustments see it: little can be taken for granted.
import { DescriptionError } from "../redocly.js";

export type Node = Record<string, unknown>;

export interface ForeignParameter extends Node {
  name: string;
  in: "path" | "query" | "header" | "cookie";
  required?: boolean;
  style?: string;
  explode?: boolean;
  description?: string;
  content?: Record<string, unknown>;
}

export interface ForeignBody extends Node {
  required?: boolean;
  content?: Record<string, { schema?: Node }>;
}

export interface ForeignOperation extends Node {
  operationId?: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  parameters?: (ForeignParameter | { $ref: string })[];
  requestBody?: ForeignBody | { $ref: string };
  responses?: Record<string, ForeignBody | { $ref: string }>;
}

export interface ForeignDocument extends Node {
  openapi: string;
  info: { title: string; version: string };
  servers?: { url: string; variables?: Record<string, { default?: string }> }[];
  paths: Record<string, Node>;
  components: Node & { schemas: Record<string, Node> };
}

/** What was done to a document so that a client can be made of it, where, and why. */
export interface Adjustment {
  where: string;
  what: string;
  why: string;
}

export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Splits a reference inside the document into the names on the way. */
export const stepsOf = (reference: string): string[] =>
  reference
    .replace(/^#\/?/, "")
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~"));

/** Follows references until there is none. */
export function resolve(document: Node, node: unknown, seen = new Set<unknown>()): Node | undefined {
  if (!isNode(node)) return undefined;
  if (typeof node.$ref !== "string") return node;
  if (seen.has(node)) throw new DescriptionError(`The reference ${node.$ref} leads to itself.`);
  seen.add(node);
  const target = stepsOf(node.$ref).reduce<unknown>(
    (at, step) => (typeof at === "object" && at !== null ? (at as Node)[step] : undefined),
    document,
  );
  return resolve(document, target, seen);
}

/** Every operation with where it is, in the order of the document. */
export function* operationsOf(
  document: ForeignDocument,
): Generator<{ path: string; method: string; item: Node; operation: ForeignOperation; where: string }> {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (isNode(operation)) yield { path, method, item, operation, where: `${method.toUpperCase()} ${path}` };
    }
  }
}
