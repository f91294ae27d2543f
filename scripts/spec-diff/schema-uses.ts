// Which schemas callers send, and which they get: the same change may break the one and not the other.
import type { Description, Schema } from "../generate/description.js";

export type Direction = "sent" | "received";

const METHODS = ["get", "put", "post", "delete", "patch", "head", "options"];
const PREFIX = "#/components/schemas/";

/** The names of the schemas that are referred to, directly or by others, from a part of the document. */
function reach(description: Description, node: unknown, found: Set<string>, seen = new Set<unknown>()): void {
  if (typeof node !== "object" || node === null || seen.has(node)) return;
  seen.add(node);
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === "string") {
    const target = $ref
      .slice(2)
      .split("/")
      .reduce<unknown>(
        (at, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll("~1", "/").replaceAll("~0", "~")],
        description,
      );
    if ($ref.startsWith(PREFIX)) found.add($ref.slice(PREFIX.length));
    reach(description, target, found, seen);
  }
  for (const value of Object.values(node)) reach(description, value, found, seen);
}

/** For each schema what callers do with it. What no operation uses may be used by anybody, in both ways. */
export function findUses(...descriptions: Description[]): (schema: string) => Direction[] {
  const sent = new Set<string>();
  const received = new Set<string>();
  for (const description of descriptions) {
    for (const item of Object.values(description.paths)) {
      for (const method of METHODS) {
        const operation = item[method] as
          { parameters?: unknown; requestBody?: unknown; responses?: unknown } | undefined;
        reach(description, operation?.parameters, sent);
        reach(description, operation?.requestBody, sent);
        reach(description, operation?.responses, received);
      }
      reach(description, item.parameters, sent);
    }
  }
  return (name) => {
    const uses: Direction[] = [
      ...(sent.has(name) ? (["sent"] as const) : []),
      ...(received.has(name) ? (["received"] as const) : []),
    ];
    return uses.length > 0 ? uses : ["sent", "received"];
  };
}

export type { Schema };
