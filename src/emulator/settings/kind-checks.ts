import type { PropertyKind } from "../../generated/property-kinds.js";
import {
  anyText,
  anyTexts,
  flag,
  integer,
  listOfRecords,
  oneOf,
  record,
  someOf,
  textRecords,
  type Check,
} from "./settings-check.js";

/** The check for a property by its kind, where it is described. */
export function checkOf(kinds: Readonly<Record<string, PropertyKind>>, name: string): Check | undefined {
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind === undefined) return undefined;
  if (typeof kind === "string") return checks[kind];
  const [first] = kind;
  return typeof first === "object" ? someOf(first) : oneOf(kind);
}

/** The checks of the settings that `defaults` has: each by its kind, unless there is a stricter one. */
export function settingChecks<T extends object>(
  defaults: T,
  kinds: Readonly<Record<string, PropertyKind>>,
  stricter: Readonly<Record<string, Check>>,
): Readonly<Record<string, Check>> {
  const checks = Object.keys(defaults).map((name) => [name, stricter[name] ?? checkOf(kinds, name)]);
  return Object.fromEntries(checks) as Readonly<Record<string, Check>>;
}

const checks: Record<Extract<PropertyKind, string>, Check> = {
  string: anyText,
  strings: anyTexts,
  integer,
  boolean: flag,
  object: record,
  records: textRecords,
  objects: listOfRecords,
};
