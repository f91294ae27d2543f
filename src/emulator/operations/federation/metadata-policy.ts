import { isObject } from "../../../shared/is-object.js";
import { sameJson } from "../../../shared/json/same-json.js";
import { isListOf } from "../../settings/settings-check.js";
import { brokenChain } from "./statement.js";

type Json = Readonly<Record<string, unknown>>;

/** The policy for one metadata member, by operator. */
type Operators = Json;

const includes = (list: readonly unknown[], value: unknown) => list.some((entry) => sameJson(entry, value));
const union = (one: readonly unknown[], other: readonly unknown[]) => [
  ...one,
  ...other.filter((value) => !includes(one, value)),
];
const intersection = (one: readonly unknown[], other: readonly unknown[]) =>
  one.filter((value) => includes(other, value));

const fault = (name: string, text: string) => brokenChain(`the metadata policy for '${name}' ${text}`);

/** Merges an operator's values from a superior and a subordinate: OpenID Federation 1.0, section 6.1.3.1. */
const merging: Readonly<Record<string, (above: unknown, below: unknown, name: string) => unknown>> = {
  value: mergeSame,
  add: (above, below, name) => union(listOf(above, name), listOf(below, name)),
  default: mergeSame,
  one_of: (above, below, name) => {
    const left = intersection(listOf(above, name), listOf(below, name));
    if (left.length > 0) return left;
    throw fault(name, "leaves no value to choose");
  },
  subset_of: (above, below, name) => intersection(listOf(above, name), listOf(below, name)),
  superset_of: (above, below, name) => union(listOf(above, name), listOf(below, name)),
  essential: (above, below) => above === true || below === true,
};

function mergeSame(above: unknown, below: unknown, name: string): unknown {
  if (sameJson(above, below)) return above;
  throw fault(name, "is contradictory");
}

function listOf(value: unknown, name: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw fault(name, "has no list where there has to be one");
}

/** Merges policies, from the trust anchor downwards. Unknown operators that are not critical are ignored. */
export function mergePolicies(policies: readonly Json[]): Readonly<Record<string, Operators>> {
  const merged: Record<string, Operators> = {};
  for (const [name, operators] of policies.flatMap((policy) => Object.entries(policy))) {
    if (!isObject(operators)) throw fault(name, "is not an object");
    const known = Object.entries(operators).filter(([operator]) => Object.hasOwn(merging, operator));
    const above = Object.hasOwn(merged, name) ? merged[name]! : {};
    const entries = known.map(([operator, below]) => [
      operator,
      Object.hasOwn(above, operator) ? merging[operator]!(above[operator], below, name) : below,
    ]);
    merged[name] = { ...above, ...(Object.fromEntries(entries) as Json) };
  }
  // `one_of` is for single values, the others are for lists.
  const unfit = Object.entries(merged).find(
    ([, operators]) => "one_of" in operators && ["add", "subset_of", "superset_of"].some((name) => name in operators),
  );
  if (unfit) throw fault(unfit[0], "combines operators that exclude each other");
  return merged;
}

/** Whether all operators declared critical are known. */
export function areKnownOperators(names: unknown): boolean {
  return isListOf(names, (name) => typeof name === "string" && Object.hasOwn(merging, name));
}

/** Applies a policy to metadata, with the operators in the order of section 6.1.3.1. */
export function applyPolicy(metadata: Json, policy: Readonly<Record<string, Operators>>): Json {
  const result: Record<string, unknown> = { ...metadata };
  for (const [name, operators] of Object.entries(policy)) {
    const before = Object.hasOwn(result, name) ? result[name] : undefined;
    // The only list that is a space-separated string.
    const after = name === "scope" ? applyToScope(name, operators, before) : applyTo(name, operators, before);
    if (after === undefined || after === null) delete result[name];
    else result[name] = after;
  }
  return result;
}

function applyToScope(name: string, operators: Operators, before: unknown): unknown {
  const split = (text: unknown) => (typeof text === "string" ? text.split(" ").filter(Boolean) : text);
  const { value, default: usual, ...others } = operators;
  const lists = {
    ...others,
    ...(value === undefined ? {} : { value: split(value) }),
    ...(usual === undefined ? {} : { default: split(usual) }),
  };
  const after = applyTo(name, lists, split(before));
  return Array.isArray(after) ? after.join(" ") : after;
}

function applyTo(name: string, operators: Operators, before: unknown): unknown {
  const { value, add, default: usual, one_of: choices, subset_of: most, superset_of: least } = operators;
  let now = value === undefined ? before : (value ?? undefined);
  if (add !== undefined) now = union(now === undefined ? [] : listOf(now, name), listOf(add, name));
  now ??= usual;
  if (choices !== undefined && now !== undefined && !includes(listOf(choices, name), now))
    throw fault(name, "allows other values only");
  if (most !== undefined && now !== undefined) {
    const left = intersection(listOf(now, name), listOf(most, name));
    // An empty list is equivalent to none.
    now = left.length > 0 ? left : undefined;
  }
  const lacks = (entry: unknown) => !includes(listOf(now, name), entry);
  if (least !== undefined && now !== undefined && listOf(least, name).some(lacks))
    throw fault(name, "wants values that are not there");
  if (operators["essential"] === true && (now ?? undefined) === undefined) throw fault(name, "wants it to be there");
  // No other operator may change what `value` has set.
  if (value !== undefined && !sameJson(now ?? null, value)) throw fault(name, "is contradictory");
  return now;
}
