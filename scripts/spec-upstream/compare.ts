// Finds the differences between the vendor's description and ours. The vendor's schemas have different names, so schemas are compared
// where they are used: each pair once, under our name.
import type { Description, Schema } from "../description.js";
import { normalise, type Body, type Node, type Normalised, type Operation } from "../spec-diff/normalise.js";
import { asNode, hasAlternatives, inline, pairs, typesOf } from "../spec-diff/schema.js";
import type { Direction } from "../spec-diff/schema-uses.js";

export type Kind = "theirs only" | "ours only" | "differs" | "known deviations";

export interface Finding {
  kind: Kind;
  /** Our name for the place: `Client.grantTypes`, `POST /api/service/create request`. */
  where: string;
  what: string;
}

/** Deviations that our description makes throughout, so that they need no `x-deviation` at each place. */
const RULES = {
  alwaysSent:
    "`action`, `resultCode` and `resultMessage` are required: the API sends them in every result that has them",
  null: "`null` is allowed: the API sends it for what has no value",
};
const ALWAYS_SENT = ["action", "resultCode", "resultMessage"];

export function compareWithUpstream(theirs: Description, ours: Description): Finding[] {
  return new Comparison(normalise(theirs), normalise(ours)).run();
}

/** Operations by method and path, ignoring the names of path parameters. */
function listOperations({ paths }: Normalised): Map<string, { name: string; operation: Operation }> {
  return new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => {
        const name = `${method.toUpperCase()} ${path}`;
        return [name.replaceAll(/\{[^{}]*\}/g, "{}"), { name, operation }] as const;
      }),
    ),
  );
}

class Comparison {
  private findings: Finding[] = [];
  private readonly seen = new Set<string>();
  private readonly places: Record<keyof typeof RULES, number> = { alwaysSent: 0, null: 0 };
  /** The reason of the deviation that is being compared. */
  private reason: string | undefined;

  constructor(
    private readonly theirs: Normalised,
    private readonly ours: Normalised,
  ) {}

  run(): Finding[] {
    const [theirs, ours] = [listOperations(this.theirs), listOperations(this.ours)];
    for (const [key, { name }] of theirs) if (!ours.has(key)) this.note("theirs only", name, "operation");
    for (const [key, { name, operation }] of ours) {
      const other = theirs.get(key)?.operation;
      if (other === undefined) this.note("ours only", name, "operation");
      else this.unlessKnown(operation, name, () => this.compareOperations(other, operation, name));
    }
    for (const [rule, what] of Object.entries(RULES)) {
      const count = this.places[rule as keyof typeof RULES];
      if (count > 0) this.note("known deviations", `${count} places`, what);
    }
    return this.findings;
  }

  private note(kind: Kind, where: string, what: string): void {
    const isSame = (finding: Finding) => finding.kind === kind && finding.where === where && finding.what === what;
    if (!this.findings.some(isSame)) this.findings.push({ kind, where, what });
  }

  /** Where our description has an `x-deviation`, reports its reason in place of the differences. */
  private unlessKnown(node: object, where: string, compare: () => void): void {
    const reason = (node as { "x-deviation"?: string })["x-deviation"];
    if (reason === undefined || reason === this.reason) return compare();
    const outer = { findings: this.findings, reason: this.reason };
    Object.assign(this, { findings: [], reason });
    compare();
    const isGone = this.findings.length === 0;
    Object.assign(this, outer);
    const what = reason.trim().replaceAll(/\s+/g, " ");
    this.note("known deviations", where, isGone ? `${what} (Nothing differs any more: remove x-deviation.)` : what);
  }

  /** Compares members of both sides by name, and reports those that one side lacks. */
  private compareMembers<T>(
    [theirs, ours]: [Record<string, T>, Record<string, T>],
    place: (name: string) => [where: string, what: string],
    compare: (theirs: T, ours: T, where: string) => void,
  ): void {
    for (const [name, a, b] of pairs(theirs, ours)) {
      const [where, what] = place(name);
      if (a !== undefined && b !== undefined) compare(a, b, where);
      else if (a !== undefined) this.note("theirs only", where, what);
      else this.unlessKnown(b as object, where, () => this.note("ours only", where, what));
    }
  }

  private compareOperations(theirs: Operation, ours: Operation, name: string): void {
    const parameters = ({ parameters: list }: Operation) =>
      Object.fromEntries(list.map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]));
    this.compareMembers(
      [parameters(theirs), parameters(ours)],
      (parameter) => [`${name} ${parameter}`, "parameter"],
      (a, b) => {
        // The name leaves out the operation, since many share the same parameter.
        const where = `${b.in} parameter ${b.name}`;
        this.unlessKnown(b, where, () => {
          this.compareRequired(a.required, b.required, where);
          this.compare(a.schema, b.schema, where, "sent");
        });
      },
    );
    const [a, b] = [theirs.requestBody, ours.requestBody];
    if (a !== undefined && b !== undefined) this.compareBodies(a, b, `${name} request`, "sent");
    else if (a ?? b) this.note(a ? "theirs only" : "ours only", `${name} request`, "body");
    this.compareMembers(
      [theirs.responses, ours.responses],
      (status) => [`${name} answer ${status}`, "answer"],
      (answer, other, where) => this.compareBodies(answer, other, where, "received"),
    );
  }

  /** Compares JSON with JSON, or else the first media type. Forms, which the vendor also accepts, have the same schema. */
  private compareBodies(theirs: Body, ours: Body, where: string, direction: Direction): void {
    const [a, b] = [theirs, ours].map(({ content = {} }) => content["application/json"] ?? Object.values(content)[0]);
    this.compare(a?.schema, b?.schema, where, direction);
  }

  private compareRequired(theirs = false, ours = false, where: string): void {
    if (theirs !== ours) this.note("differs", where, `required in ${theirs ? "theirs" : "ours"} only`);
  }

  private compare(theirs: Schema | undefined, ours: Schema | undefined, use: string, direction: Direction): void {
    if (theirs === undefined && ours === undefined) return;
    if (theirs === undefined || ours === undefined)
      return this.note(theirs ? "theirs only" : "ours only", use, "schema");
    const where = ours.$ref?.split("/").at(-1) ?? use;
    const key = `${theirs.$ref ?? use} ${ours.$ref ?? use}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    const [a, b] = [inline(this.theirs, asNode(theirs)), inline(this.ours, asNode(ours))];
    this.unlessKnown(b, where, () => this.compareNodes(a, b, where, direction));
  }

  private compareNodes(a: Node, b: Node, where: string, direction: Direction): void {
    if (b.nullable === true && a.nullable !== true) this.places.null++;
    const [types, ourTypes] = [a, b].map((node) =>
      typesOf({ ...node, nullable: node.nullable === true && b.nullable !== true }),
    );
    if (types!.length > 0 && ourTypes!.length > 0 && types!.join() !== ourTypes!.join()) {
      this.note("differs", where, `type ${ourTypes!.join(" or ")}, theirs is ${types!.join(" or ")}`);
    }
    if (a.format !== b.format) {
      this.note("differs", where, `format ${show(b.format)}, theirs is ${show(a.format)}`);
    }
    this.compareEnums(a, b, where);
    this.compareMembers(
      [a.properties ?? {}, b.properties ?? {}],
      (name) => [`${where}.${name}`, "property"],
      (theirs, ours, inner) => {
        const name = inner.slice(where.length + 1);
        const [isTheirs, isOurs] = [a, b].map(({ required = [] }) => required.includes(name));
        this.unlessKnown(ours, inner, () => {
          if (!isTheirs && isOurs && direction === "received" && ALWAYS_SENT.includes(name)) this.places.alwaysSent++;
          else this.compareRequired(isTheirs, isOurs, inner);
          this.compare(theirs, ours, inner, direction);
        });
      },
    );
    if (a.items !== undefined && b.items !== undefined) this.compare(a.items, b.items, `${where}[]`, direction);
    const [values, ourValues] = [a.additionalProperties, b.additionalProperties];
    if (typeof values === "object" && typeof ourValues === "object") {
      this.compare(values, ourValues, `${where}.*`, direction);
    }
    if (!hasAlternatives(a) || !hasAlternatives(b)) return;
    const [parts, ourParts] = [a, b].map((node) => node.oneOf ?? node.anyOf ?? []) as [Schema[], Schema[]];
    if (parts.length !== ourParts.length) {
      return this.note("differs", where, `${ourParts.length} alternatives, theirs has ${parts.length}`);
    }
    parts.forEach((part, index) => this.compare(part, ourParts[index], `${where} (${index + 1})`, direction));
  }

  private compareEnums({ enum: theirs }: Node, { enum: ours }: Node, where: string): void {
    if (theirs !== undefined && ours !== undefined) {
      const missing = theirs.filter((value) => !ours.includes(value));
      const extra = ours.filter((value) => !theirs.includes(value));
      if (missing.length > 0) this.note("theirs only", where, `values ${missing.join(", ")}`);
      if (extra.length > 0) this.note("ours only", where, `values ${extra.join(", ")}`);
    } else if (theirs ?? ours) {
      const values = (theirs ?? ours)!.join(", ");
      this.note("differs", where, `limited to certain values in ${theirs ? "theirs" : "ours"} only: ${values}`);
    }
  }
}

const show = (format: unknown): string => (format as string | undefined) ?? "none";
