import type { PropertyKind } from "../../generated/property-kinds.js";
import type { RequestBody } from "../api/request-body.js";
import { checkOf } from "./kind-checks.js";
import type { Check } from "./settings-check.js";

/** How the properties of clients, or of services, are read. */
export interface PropertyTable {
  readonly kinds: Readonly<Record<string, PropertyKind>>;
  /** What the emulator holds to more than the kind. */
  readonly stricter: Readonly<Record<string, Check>>;
  /** What the emulator assigns: what a caller says of it has no effect. */
  readonly assigned: readonly string[];
}

/**
 * Reads all properties from a body, names included that the description does not have. `null` counts as left out; a
 * value of the wrong type is refused by name.
 */
export function readProperties(
  body: RequestBody,
  { kinds, stricter, assigned }: PropertyTable,
): Record<string, unknown> {
  const given = Object.entries(body.value).filter(([name, value]) => value !== null && !assigned.includes(name));
  return Object.fromEntries(
    given.map(([name, value]) => {
      const check = Object.hasOwn(stricter, name) ? stricter[name] : checkOf(kinds, name);
      return [name, check ? body.setting(name, check) : value];
    }),
  );
}

/** Settings as the API gives them back: what has no value is left out, for not every property may be `null`. */
export function withoutUnset(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== ""));
}
