// Which schemas callers send and which they receive: the same change may break the one and not the other.
import { collectReferences, SCHEMAS } from "../references.js";
import type { Normalised } from "./normalise.js";

export type Direction = "sent" | "received";

/** How callers use a schema. One that no operation uses may be used by anybody, in both directions. */
export function findUses(...documents: Normalised[]): (schema: string) => Direction[] {
  const found = { sent: new Set<string>(), received: new Set<string>() };
  for (const document of documents) {
    for (const { parameters, requestBody, responses } of Object.values(document.paths).flatMap(Object.values)) {
      collectReferences(document, [parameters, requestBody], found.sent);
      collectReferences(document, responses, found.received);
    }
  }
  return (name) => {
    const uses = (["sent", "received"] as const).filter((use) => found[use].has(SCHEMAS + name));
    return uses.length > 0 ? uses : ["sent", "received"];
  };
}
