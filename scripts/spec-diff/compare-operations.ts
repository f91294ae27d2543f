// Our judgement of what a change of an operation means to people who call it as a method.
import { isDeepStrictEqual } from "node:util";
import {
  METHODS,
  resolve,
  type Description,
  type OperationObject,
  type Parameter,
  type Schema,
} from "../generate/description.js";
import { step, type Change } from "./change.js";
import type { Place, SchemaComparison } from "./compare-schemas.js";

interface Located {
  id: string;
  method: string;
  path: string;
  pointer: string;
  operation: OperationObject;
  parameters: Parameter[];
}

function locate(description: Description): Map<string, Located> {
  const found = new Map<string, Located>();
  for (const [path, item] of Object.entries(description.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as OperationObject | undefined;
      if (operation === undefined) continue;
      const id = operation.operationId ?? `${method.toUpperCase()} ${path}`;
      const shared = (item.parameters as Parameter[] | undefined) ?? [];
      const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) =>
        resolve(description, parameter),
      );
      found.set(id, { id, method, path, pointer: `#/paths/${step(path)}/${method}`, operation, parameters });
    }
  }
  return found;
}

const JUDGED = new Set(
  "operationId parameters requestBody responses deprecated summary description tags externalDocs".split(" "),
);

export class OperationComparison {
  constructor(
    private readonly before: Description,
    private readonly after: Description,
    private readonly schemas: SchemaComparison,
    private readonly changes: Change[],
  ) {}

  run(): void {
    const [before, after] = [locate(this.before), locate(this.after)];
    for (const [id, old] of before) {
      const now = after.get(id);
      if (now !== undefined) this.compare(old, now);
      else {
        const renamed = [...after.values()].find(({ method, path }) => method === old.method && path === old.path);
        const what = renamed === undefined ? "operation removed" : `the method is ${renamed.id}`;
        this.changes.push({ step: "major", where: id, what, pointer: old.pointer });
        if (renamed !== undefined && !before.has(renamed.id)) this.compare(old, renamed);
      }
    }
    const places = new Set([...before.values()].map(({ method, path }) => `${method} ${path}`));
    for (const [id, { method, path, pointer }] of after) {
      if (!before.has(id) && !places.has(`${method} ${path}`)) {
        this.changes.push({ step: "minor", where: id, what: "operation added", pointer });
      }
    }
  }

  private compare(old: Located, now: Located): void {
    const { id, pointer } = now;
    const note = (what: string, stepOf: Change["step"], at = pointer) =>
      this.changes.push({ step: stepOf, where: id, what, pointer: at });
    const [a, b] = [old.operation, now.operation];
    if (old.method !== now.method || old.path !== now.path) {
      note(`called by ${now.method.toUpperCase()} ${now.path}`, "patch");
    }
    if ((a.deprecated ?? false) !== (b.deprecated ?? false)) {
      note(b.deprecated ? "deprecated" : "no longer deprecated", b.deprecated ? "minor" : "patch");
    }
    if (["summary", "description", "tags", "externalDocs"].some((name) => differs(a, b, name)))
      note("documentation changed", "patch");
    const others = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !JUDGED.has(name));
    for (const name of others) if (differs(a, b, name)) note(`\`${name}\` changed`, "patch");
    this.compareParameters(old, now);
    this.compareBodies(old, now);
    this.compareAnswers(old, now);
  }

  private compareParameters(old: Located, now: Located): void {
    const place = { where: now.id, pointer: `${now.pointer}/parameters`, uses: ["sent"] } satisfies Place;
    const key = (parameter: Parameter) => `${parameter.in} ${parameter.name}`;
    const [before, after] = [old, now].map(
      ({ parameters }) => new Map(parameters.map((parameter) => [key(parameter), parameter])),
    ) as [Map<string, Parameter>, Map<string, Parameter>];
    for (const [name, parameter] of before) {
      const other = after.get(name);
      const inner = { ...place, where: `${place.where}(${parameter.name})` };
      if (other === undefined) {
        this.schemas.note(inner, "parameter removed", "major");
        continue;
      }
      const [was, is] = [parameter.required ?? false, other.required ?? false];
      if (was !== is) this.schemas.note(inner, is ? "is required" : "is optional", is ? "major" : "minor");
      if (parameter.description !== other.description || !isDeepStrictEqual(parameter.example, other.example)) {
        this.schemas.note(inner, "documentation changed", "patch");
      }
      this.schemas.compare(parameter.schema, other.schema, inner);
    }
    for (const [name, parameter] of after) {
      if (before.has(name)) continue;
      const inner = { ...place, where: `${place.where}(${parameter.name})` };
      this.schemas.note(
        inner,
        parameter.required ? "required parameter added" : "parameter added",
        parameter.required ? "major" : "minor",
      );
    }
    const order = ({ path }: Located) => [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
    const [first, second] = [order(old), order(now)];
    if (!isDeepStrictEqual(first, second) && isDeepStrictEqual([...first].sort(), [...second].sort())) {
      this.schemas.note(place, "the path parameters are in another order", "major");
    }
  }

  private compareBodies(old: Located, now: Located): void {
    const place = { where: `${now.id} request`, pointer: `${now.pointer}/requestBody`, uses: ["sent"] } satisfies Place;
    const [a, b] = [
      resolveBody(this.before, old.operation.requestBody),
      resolveBody(this.after, now.operation.requestBody),
    ];
    if (a === undefined && b === undefined) return;
    // The body is an argument, so its coming and going moves the others.
    if (a === undefined || b === undefined)
      return this.schemas.note(place, a === undefined ? "body added" : "body removed", "major");
    const [was, is] = [a.required ?? false, b.required ?? false];
    if (was !== is) this.schemas.note(place, is ? "body is required" : "body is optional", is ? "major" : "minor");
    this.compareContent(a.content, b.content, place, { gone: "major", come: "minor" });
  }

  private compareAnswers(old: Located, now: Located): void {
    const [before, after] = [old.operation.responses, now.operation.responses];
    for (const status of new Set([...Object.keys(before), ...Object.keys(after)])) {
      const isSuccess = status.startsWith("2");
      const pointer = `${now.pointer}/responses/${step(status)}`;
      const place = { where: `${now.id} answer ${status}`, pointer, uses: ["received"] } satisfies Place;
      const [a, b] = [resolveBody(this.before, before[status]), resolveBody(this.after, after[status])];
      if (a === undefined || b === undefined) {
        // A further kind of success is a further type of result; a further error is a rejection as before.
        this.schemas.note(place, a === undefined ? "answer added" : "answer removed", isSuccess ? "major" : "patch");
        continue;
      }
      if (a.description !== b.description) this.schemas.note(place, "documentation changed", "patch");
      this.compareContent(
        a.content,
        b.content,
        place,
        isSuccess ? { gone: "major", come: "major" } : { gone: "patch", come: "patch" },
      );
    }
  }

  private compareContent(
    before: Content = {},
    after: Content = {},
    place: Place,
    judgement: { gone: Change["step"]; come: Change["step"] },
  ): void {
    for (const media of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (after[media] === undefined) this.schemas.note(place, `${media} removed`, judgement.gone);
      else if (before[media] === undefined) this.schemas.note(place, `${media} added`, judgement.come);
      else {
        const inner = { ...place, pointer: `${place.pointer}/content/${step(media)}` };
        this.schemas.compare(before[media].schema, after[media].schema, inner);
        const examples = ({ schema: _, ...rest }: object & { schema?: Schema }) => rest;
        if (!isDeepStrictEqual(examples(before[media]), examples(after[media])))
          this.schemas.note(inner, "examples changed", "patch");
      }
    }
  }
}

type Content = Record<string, { schema?: Schema }>;
interface Body {
  $ref?: string;
  description?: string;
  required?: boolean;
  content?: Content;
}

const resolveBody = (description: Description, body: Body | undefined): Body | undefined =>
  body === undefined ? undefined : resolve(description, body);

const differs = (a: object, b: object, name: string): boolean =>
  !isDeepStrictEqual((a as Record<string, unknown>)[name], (b as Record<string, unknown>)[name]);
