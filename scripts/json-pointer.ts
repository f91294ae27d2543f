// JSON Pointers (RFC 6901) and the references that are made of them.

/** A name as one step of a pointer. */
export const step = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");

const nameOf = (text: string): string => text.replaceAll("~1", "/").replaceAll("~0", "~");

/** What a reference such as `#/components/schemas/Client` leads to inside the document, or undefined. */
export function lookUp(document: unknown, reference: string): unknown {
  const steps = reference.replace(/^#\/?/, "").split("/").map(decodeURIComponent).map(nameOf);
  return steps.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document);
}
