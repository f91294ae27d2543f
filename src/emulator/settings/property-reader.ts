import type { RequestBody } from "../api/request-body.js";
import type { Check } from "./settings-check.js";

/** Settings as a caller of the API gave them, in two parts. */
export interface GivenProperties {
  /** What means something to the emulator. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What it only keeps and gives back, names included that the description does not have. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** How the properties of clients, or of services, are to be read. */
export interface PropertyTable {
  readonly settings: Readonly<Record<string, Check>>;
  readonly others: Readonly<Record<string, Check>>;
  /** What the emulator assigns: what a caller says of it has no effect. */
  readonly assigned: readonly string[];
}

/** Reads all settings from a body. `null` counts as left out; a value of the wrong type is refused by name. */
export function readProperties(body: RequestBody, table: PropertyTable): GivenProperties {
  const given = Object.entries(body.value).filter(([name, value]) => value !== null && !table.assigned.includes(name));
  const isSetting = ([name]: [string, unknown]) => Object.hasOwn(table.settings, name);
  const read = ([name, value]: [string, unknown]): [string, unknown] => {
    const check = [table.settings, table.others].find((checks) => Object.hasOwn(checks, name))?.[name];
    return [name, check ? body.setting(name, check) : value];
  };
  return {
    settings: Object.fromEntries<unknown>(given.filter(isSetting).map(read)),
    others: Object.fromEntries<unknown>(given.filter((entry) => !isSetting(entry)).map(read)),
  };
}

/** Settings as the API gives them back: what has no value is left out, for not every property may be `null`. */
export function withoutUnset(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== ""));
}
