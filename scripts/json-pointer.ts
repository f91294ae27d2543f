// JSON Pointer (RFC 6901), as references inside a document use it.
import { unescapePointerFragment } from "@redocly/openapi-core";

export { escapePointerFragment as escapePointer } from "@redocly/openapi-core";

/** The steps of a pointer such as `#/components/schemas/Client`, unescaped. */
export const pointerSteps = (pointer: string): string[] =>
  pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .filter((step) => step !== "")
    .map((step) => String(unescapePointerFragment(step)));

/** The value that a pointer refers to, or `undefined` if there is none. */
export function followPointer(document: unknown, pointer: string): unknown {
  return pointerSteps(pointer).reduce<unknown>(
    (node, step) =>
      typeof node === "object" && node !== null && Object.hasOwn(node, step)
        ? (node as Record<string, unknown>)[step]
        : undefined,
    document,
  );
}
