import type { Property } from "../../generated/models.js";

/** The properties of a token that clients may see, as an object without the names that are taken. */
export function visibleProperties(properties: readonly Property[], taken: readonly string[] = []): object {
  const visible = properties.filter(({ hidden, key }) => hidden !== true && !taken.includes(key ?? ""));
  return Object.fromEntries(visible.map(({ key, value }) => [key ?? "", value ?? null]));
}
