// Which schemas callers send and which they receive. The same change may break only one of the two.
import { collectReferences, SCHEMAS } from "../references.js";
import type { Normalised } from "./normalise.js";

export type Direction = "sent" | "received";

/** How callers use a schema. If no operation uses it, callers may still, so both directions count. */
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
