import type { RequestBody } from "../api/request-body.js";
import { lenientCheckOf, type SettingsTable } from "./settings-table.js";

/**
 * Reads all settings from the body of a call, including those that the description lacks. `null` counts as absent; the
 * error for a value of the wrong type names it.
 */
export function readSettings(table: SettingsTable, body: RequestBody): Record<string, unknown> {
  const given = Object.entries(body.value).filter(([name, value]) => value !== null && !table.assigned.includes(name));
  return Object.fromEntries(
    given.map(([name, value]) => {
      const check = lenientCheckOf(table, name);
      return [name, check ? body.setting(name, check) : value];
    }),
  );
}

/** Settings as the API returns them. Those without a value are omitted, as not every property may be `null`. */
export function withoutUnset(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null && value !== ""));
}
