// Judges what a change of a schema means for users of this package. It differs from general comparisons in three ways: only changes
// of types break callers, unknown properties and enum values pass through, and the client validates nothing.
import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../description.js";
import { escapePointer } from "../json-pointer.js";
import { highest, type Change, type Step } from "./change.js";
import { PROSE, type Node, type Normalised } from "./normalise.js";
import { asNode, hasAlternatives, inline, pairs, typesOf } from "./schema.js";
import type { Direction } from "./schema-uses.js";

/** The step for schemas that callers send and for those they receive. */
type Judgement = Record<Direction, Step>;

/** Constraints that the API checks, but that do not affect types. */
const LIMITS = (
  "format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems " +
  "minProperties maxProperties default contentEncoding contentMediaType"
).split(" ");

const WIDER: Judgement = { sent: "minor", received: "major" };
const NARROWER: Judgement = { sent: "major", received: "minor" };
const BREAKING: Judgement = { sent: "major", received: "major" };
const ADDED: Judgement = { sent: "minor", received: "minor" };

export interface Place {
  where: string;
  pointer: string;
  uses: Direction[];
}

export class SchemaComparison {
  private readonly compared = new Set<string>();

  constructor(
    private readonly before: Normalised,
    private readonly after: Normalised,
    private readonly changes: Change[],
  ) {}

  /** Records a change. */
  note({ where, pointer, uses }: Place, what: string, judgement: Judgement | Step): void {
    const steps = typeof judgement === "string" ? [judgement] : uses.map((use) => judgement[use]);
    this.changes.push({ step: highest(steps)!, where, what, pointer });
  }

  compare(before: Schema | undefined, after: Schema | undefined, place: Place): void {
    if (isDeepStrictEqual(before, after)) return;
    let [a, b] = [asNode(before), asNode(after)];
    if (a.$ref !== undefined && a.$ref === b.$ref) {
      // The named schema is compared separately.
      this.compareTypes({ ...a, type: nameOf(a) }, { ...b, type: nameOf(b) }, place);
      return this.compareRest(a, b, place);
    }
    if (a.$ref !== b.$ref) {
      const key = JSON.stringify([before, after, place.uses]);
      if (this.compared.has(key)) return;
      this.compared.add(key);
      this.note(place, `is ${nameOf(b)} in place of ${nameOf(a)}`, "patch");
      [a, b] = withAlternatives(a, b, inline(this.before, a), inline(this.after, b));
    }
    [a, b] = withAlternatives(a, b, a, b);
    this.compareTypes(a, b, place);
    this.compareEnums(a, b, place);
    this.compareProperties(a, b, place);
    this.compareParts(a, b, place);
    if (a.items !== undefined || b.items !== undefined) {
      this.compare(a.items, b.items, { ...place, where: `${place.where}[]`, pointer: `${place.pointer}/items` });
    }
    this.compareOpenness(a, b, place);
    this.compareRest(a, b, place);
  }

  private compareTypes(a: Node, b: Node, place: Place): void {
    const [before, after] = [typesOf(a), typesOf(b)];
    const gone = before.filter((type) => !after.includes(type));
    const come = after.filter((type) => !before.includes(type));
    if (gone.length === 0 && come.length === 0) return;
    const list = (types: string[]) => types.join(" or ") || "anything";
    const what = `is ${list(after)} in place of ${list(before)}`;
    // An empty list means any type.
    if (after.length === 0 || (before.length > 0 && gone.length === 0)) this.note(place, what, WIDER);
    else if (before.length === 0 || come.length === 0) this.note(place, what, NARROWER);
    else this.note(place, what, BREAKING);
  }

  private compareEnums(a: Node, b: Node, place: Place): void {
    const [before, after] = [valuesOf(a), valuesOf(b)];
    if (before === undefined && after === undefined) return;
    // Null among the values was normalised to a type, which `compareTypes` compares.
    if (before === undefined) return this.note(place, `is one of ${after!.join(", ")}`, NARROWER);
    if (after === undefined) return this.note(place, "is no longer limited to certain values", BREAKING);
    for (const value of after.filter((entry) => !before.includes(entry)))
      this.note(place, `value \`${value}\` added`, ADDED);
    for (const value of before.filter((entry) => !after.includes(entry)))
      this.note(place, `value \`${value}\` removed`, BREAKING);
  }

  private compareProperties(a: Node, b: Node, place: Place): void {
    const [before, after] = [a.properties ?? {}, b.properties ?? {}];
    for (const [name, old, now] of pairs(before, after)) {
      const where = `${place.where}.${name}`;
      const inner = { ...place, where, pointer: `${place.pointer}/properties/${escapePointer(name)}` };
      const [was, is] = [a, b].map(({ required = [] }) => required.includes(name));
      if (now === undefined) this.note(inner, "property removed", BREAKING);
      else if (old === undefined)
        this.note(inner, is ? "required property added" : "property added", is ? NARROWER : ADDED);
      else {
        this.compareRequired(was, is, inner);
        this.compareReadOnly(old, now, inner);
        this.compare(old, now, inner);
      }
    }
  }

  compareRequired(was = false, is = false, place: Place, subject = "is"): void {
    if (was !== is) this.note(place, `${subject} ${is ? "required" : "optional"}`, is ? NARROWER : WIDER);
  }

  compareDeprecated(a: Record<string, unknown>, b: Record<string, unknown>, place: Place): void {
    const [was, is] = [a, b].map(({ deprecated }) => deprecated === true);
    if (was !== is) this.note(place, is ? "deprecated" : "no longer deprecated", is ? "minor" : "patch");
  }

  private compareReadOnly(a: Schema, b: Schema, place: Place): void {
    if ((a.readOnly ?? false) === (b.readOnly ?? false)) return;
    if (b.readOnly) this.note(place, "can no longer be set", { sent: "major", received: "patch" });
    else this.note(place, "can be set", { sent: "minor", received: "patch" });
  }

  /** Compares the parts of a composed schema. More alternatives widen a type; more parts of an `allOf` narrow it. */
  private compareParts(a: Node, b: Node, place: Place): void {
    for (const kind of ["oneOf", "anyOf", "allOf"] as const) {
      const [before, after] = [a[kind] ?? [], b[kind] ?? []];
      if (isDeepStrictEqual(before, after)) continue;
      const has = (list: Schema[], part: Schema) => list.some((entry) => isDeepStrictEqual(entry, part));
      const [gone, come] = [before.filter((part) => !has(after, part)), after.filter((part) => !has(before, part))];
      const [more, less] = kind === "allOf" ? [NARROWER, WIDER] : [WIDER, NARROWER];
      const pairs = Math.min(gone.length, come.length);
      for (let index = 0; index < pairs; index++) {
        this.compare(gone[index], come[index], { ...place, pointer: `${place.pointer}/${kind}/${index}` });
      }
      const what = kind === "allOf" ? "part" : "alternative";
      for (const part of come.slice(pairs)) this.note(place, `${what} ${nameOf(asNode(part))} added`, more);
      for (const part of gone.slice(pairs)) this.note(place, `${what} ${nameOf(asNode(part))} removed`, less);
    }
  }

  private compareOpenness(a: Node, b: Node, place: Place): void {
    const [before, after] = [a.additionalProperties ?? true, b.additionalProperties ?? true];
    if (isDeepStrictEqual(before, after)) return;
    if (typeof before === "object" && typeof after === "object") {
      this.compare(before, after, {
        ...place,
        where: `${place.where}.*`,
        pointer: `${place.pointer}/additionalProperties`,
      });
    } else if (after === false) this.note(place, "takes no further properties", NARROWER);
    else if (before === false) this.note(place, "takes further properties", ADDED);
    else if (after === true) this.note(place, "takes properties of any type", WIDER);
    else this.note(place, "takes properties of one type", NARROWER);
  }

  private compareRest(a: Node, b: Node, place: Place): void {
    this.compareDeprecated(a, b, place);
    const changed = pairs(a, b).filter(([, was, is]) => !isDeepStrictEqual(was, is));
    if (changed.some(([name]) => PROSE.includes(name))) this.note(place, "documentation changed", "patch");
    for (const [name, was, is] of changed) {
      if (LIMITS.includes(name)) this.note(place, `${name} is ${show(is)} in place of ${show(was)}`, "patch");
      else if (name.startsWith("x-") && !PROSE.includes(name)) this.note(place, `\`${name}\` changed`, "patch");
      else if (!JUDGED.has(name)) this.note(place, `\`${name}\` changed, which cannot be judged`, "major");
    }
  }
}

const JUDGED = new Set([
  ...PROSE,
  ..."$ref type nullable enum const properties required items oneOf anyOf allOf additionalProperties readOnly writeOnly deprecated".split(
    " ",
  ),
]);

const show = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));

const nameOf = (schema: Node): string =>
  schema.$ref?.split("/").at(-1) ?? schema.title ?? (typesOf(schema).join(" or ") || "a type of its own");

const valuesOf = (schema: Node): string[] | undefined =>
  schema.enum?.map((value) => (typeof value === "string" ? value : JSON.stringify(value)));

/** Both inlined schemas. If only one has alternatives, the other is wrapped as a single alternative. */
function withAlternatives(a: Node, b: Node, openA: Node, openB: Node): [Node, Node] {
  if (hasAlternatives(openA) === hasAlternatives(openB)) return [openA, openB];
  const wrap = ({ nullable, ...schema }: Node, kind: "oneOf" | "anyOf"): Node => ({
    [kind]: [schema],
    ...(nullable && { nullable }),
  });
  const kindOf = (schema: Node) => (schema.oneOf === undefined ? "anyOf" : "oneOf");
  return hasAlternatives(openA) ? [openA, wrap(b, kindOf(openA))] : [wrap(a, kindOf(openB)), openB];
}
