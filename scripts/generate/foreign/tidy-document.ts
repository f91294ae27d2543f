// Removes the parts of a valid document that openapi-typescript cannot handle, without affecting the types.
import { pointerSteps } from "../../json-pointer.js";

/** Members that contain arbitrary data, which may look like a reference. Types do not depend on it. */
const DATA = new Set(["example", "examples", "default", "enum", "const"]);

/** Maps whose keys the author chooses: inside `properties`, `example` is the name of a property. */
const NAMED = new Set([
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas", "responses"],
  ...["parameters", "requestBodies", "headers", "securitySchemes", "links", "callbacks", "pathItems", "content"],
  ...["paths", "webhooks"],
]);

const isExtension = (name: string): boolean => name.startsWith("x-");

/** Whether a pointer leads into an extension or into data. */
export function isInData(pointer: string): boolean {
  let isName = false;
  for (const step of pointerSteps(pointer)) {
    if (!isName && (isExtension(step) || DATA.has(step))) return true;
    isName = !isName && NAMED.has(step);
  }
  return false;
}

/** A discriminator may map to the bare name of a schema, which openapi-typescript does not support. */
const tidyMapping = (mapping: object, schemas: object): object =>
  Object.fromEntries(
    Object.entries(mapping).flatMap(([value, target]: [string, unknown]) => {
      if (typeof target !== "string") return [];
      if (Object.hasOwn(schemas, target)) return [[value, `#/components/schemas/${target}`]];
      return target.startsWith("#/") ? [[value, target]] : [];
    }),
  );

/**
 * Returns a copy without extensions, data that seems to contain a reference, and repeated operationIds: the interface `operations`
 * can have each only once, and the types of paths do not depend on them.
 */
export function tidyDocument(document: { components?: { schemas?: object } }): object {
  const ids = new Set<unknown>();
  const visit = (node: unknown, isNamed = false): unknown => {
    if (Array.isArray(node)) return node.map((entry) => visit(entry));
    if (typeof node !== "object" || node === null) return node;
    const members = Object.entries(node).flatMap(([name, value]: [string, unknown]): [string, unknown][] => {
      if (isNamed) return [[name, visit(value)]];
      if (isExtension(name)) return [];
      if (DATA.has(name)) return JSON.stringify(value)?.includes('"$ref"') ? [] : [[name, value]];
      if (name === "mapping" && typeof value === "object" && value !== null)
        return [[name, tidyMapping(value, document.components?.schemas ?? {})]];
      if (name === "operationId" && "responses" in node) {
        if (ids.has(value)) return [];
        ids.add(value);
      }
      return [[name, visit(value, NAMED.has(name))]];
    });
    return Object.fromEntries(members);
  };
  return visit(document) as object;
}
