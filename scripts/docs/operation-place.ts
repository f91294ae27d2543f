import type { Operation } from "../description.js";

/** Where the reference shows an operation, from the root of the site. */
export function placeOfOperation({ id, tag }: Pick<Operation, "id" | "tag">): string {
  return `index.html#/${tag.toLowerCase().replaceAll(" ", "-")}/${id.toLowerCase()}`;
}
