import type { PropertyKind } from "../../generated/property-kinds.js";
import { isObject } from "../../shared/is-object.js";
import * as is from "./settings-check.js";
import type { Check } from "./settings-check.js";

/** How the settings of clients or services are checked: by the kind of the property, unless it has its own check. */
export interface SettingsTable {
  readonly kinds: Readonly<Record<string, PropertyKind>>;
  /** The settings that the emulator acts on, and their defaults, if any. `null` is allowed where it is the default. */
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly checks: Readonly<Record<string, Check>>;
  /** Stricter checks for `createEmulator`, which rejects values that are not emulated. */
  readonly emulated: Readonly<Record<string, Check>>;
  /** Settings that the emulator assigns. Values that an API caller sends have no effect. */
  readonly assigned: readonly string[];
}

type KindChecks = Readonly<Record<Extract<PropertyKind, string>, Check>>;

/** Checks for values that the emulator keeps without interpreting them. */
const kept: KindChecks = {
  string: is.anyText,
  strings: is.anyTexts,
  integer: is.integer,
  boolean: is.flag,
  object: is.record,
  records: is.textRecords,
  objects: is.records,
};
/** Checks for values that the emulator acts on, when an API caller sends them: an empty value means none. */
const used: KindChecks = { ...kept, integer: is.count, records: is.pairs };
/** The same for `createEmulator`. */
const strict: KindChecks = { ...used, string: is.text, strings: is.texts, integer: is.positiveInteger };

function checkOf(kind: PropertyKind | undefined, checks: KindChecks): Check | undefined {
  if (kind === undefined || typeof kind === "string") return kind && checks[kind];
  const [first] = kind;
  return typeof first === "object" ? is.someOf(first) : is.oneOf(kind);
}

/** The check of an object whose properties the emulator acts on. */
export function checkOfObject(propertyKinds: Readonly<Record<string, PropertyKind>>, what: string): Check {
  const holds = ([name, value]: readonly [string, unknown]) =>
    (value ?? null) === null || checkOf(entryOf(propertyKinds, name), kept)?.holds(value) !== false;
  return {
    expected: `an object with ${what}`,
    holds: (value) => isObject(value) && Object.entries(value).every(holds),
  };
}

/** The check of a setting that an API caller sends; undefined if the description lacks it. */
export function lenientCheckOf({ kinds, defaults, checks }: SettingsTable, name: string): Check | undefined {
  const byKind = checkOf(entryOf(kinds, name), entryOf(defaults, name) === undefined ? kept : used);
  return entryOf(checks, name) ?? byKind;
}

function entryOf<T>(table: { readonly [Name in string]?: T }, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * Copies settings of `createEmulator` over their defaults. An unknown name is rejected: a misspelt setting that is
 * silently dropped makes a test pass for the wrong reason.
 */
export function merge<T extends object>(
  { kinds, defaults, checks, emulated }: SettingsTable,
  what: string,
  settings: T,
  changes: unknown,
): T {
  if (!isObject(changes)) throw new TypeError(`${what} must be an object`);
  const merged = { ...settings };
  for (const [name, given] of Object.entries(changes)) {
    if (given === undefined) continue;
    const value = copyOf(given);
    const byKind = entryOf(defaults, name) === undefined ? kept : strict;
    const found = Object.hasOwn(defaults, name) && (emulated[name] ?? checks[name] ?? checkOf(kinds[name], byKind));
    if (!found) throw new TypeError(`${what}.${name} is not a setting that the emulator knows`);
    const check = entryOf(defaults, name) === null ? is.orNull(found) : found;
    if (!check.holds(value)) throw new TypeError(`${what}.${name} must be ${check.expected}`);
    (merged as Record<string, unknown>)[name] = value;
  }
  return freeze(merged);
}

/** Copied before it is checked, as a getter may return something else the second time. A function cannot be copied. */
function copyOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return undefined;
  }
}

/** Settings are shared with callers and with transactions under way, so nobody may change them in place. */
export function freeze<T extends object>(value: T): T {
  for (const entry of Object.values(value))
    if (typeof entry === "object" && entry !== null && !Object.isFrozen(entry)) freeze(entry);
  return Object.freeze(value);
}
