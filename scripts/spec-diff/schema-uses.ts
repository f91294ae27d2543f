// Which schemas callers send and which they receive: the same change may break the one and not the other.
import { followPointer } from "../json-pointer.js";
import { SCHEMAS, type Normalised } from "./normalise.js";

export type Direction = "sent" | "received";

/** Collects the references to named schemas, direct and indirect, from a part of the document. */
function collect(document: Normalised, node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === "string" && !found.has($ref)) {
    found.add($ref);
    collect(document, followPointer(document, $ref), found);
  }
  for (const value of Object.values(node)) collect(document, value, found);
}

/** How callers use a schema. One that no operation uses may be used by anybody, in both directions. */
export function findUses(...documents: Normalised[]): (schema: string) => Direction[] {
  const found = { sent: new Set<string>(), received: new Set<string>() };
  for (const document of documents) {
    for (const { parameters, requestBody, responses } of Object.values(document.paths).flatMap(Object.values)) {
      collect(document, [parameters, requestBody], found.sent);
      collect(document, responses, found.received);
    }
  }
  return (name) => {
    const uses = (["sent", "received"] as const).filter((use) => found[use].has(SCHEMAS + name));
    return uses.length > 0 ? uses : ["sent", "received"];
  };
}
