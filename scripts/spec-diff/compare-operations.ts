// Judges what a change of an operation means for callers of its method.
import { isDeepStrictEqual } from "node:util";
import type { Schema } from "../description.js";
import { escapePointer } from "../json-pointer.js";
import type { Step } from "./change.js";
import type { Place, SchemaComparison } from "./compare-schemas.js";
import type { Content, Normalised, Operation } from "./normalise.js";
import { pairs } from "./schema.js";

interface Call {
  id: string;
  method: string;
  path: string;
  pointer: string;
  operation: Operation;
}

function listCalls({ paths }: Normalised): Map<string, Call> {
  const calls = new Map<string, Call>();
  for (const [path, item] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const { operationId } = operation;
      const id = operationId === undefined || calls.has(operationId) ? `${method.toUpperCase()} ${path}` : operationId;
      calls.set(id, { id, method, path, pointer: `#/paths/${escapePointer(path)}/${method}`, operation });
    }
  }
  return calls;
}

const PROSE = ["summary", "description", "tags", "externalDocs"];
const JUDGED = new Set([...PROSE, "operationId", "parameters", "requestBody", "responses", "deprecated"]);

export function compareOperations(before: Normalised, after: Normalised, schemas: SchemaComparison): void {
  const [olds, news] = [listCalls(before), listCalls(after)];
  const note = ({ id, pointer }: Call, what: string, judgement: Step) =>
    schemas.note({ where: id, pointer, uses: [] }, what, judgement);
  const isSameCall = (a: Call) => (b: Call) => a.method === b.method && a.path === b.path;
  for (const old of olds.values()) {
    const renamed = [...news.values()].find(isSameCall(old));
    const now = news.get(old.id);
    if (now !== undefined) compareCalls(old, now, schemas);
    else {
      note(old, renamed === undefined ? "operation removed" : `the method is ${renamed.id}`, "major");
      if (renamed !== undefined && !olds.has(renamed.id)) compareCalls(old, renamed, schemas);
    }
  }
  for (const now of news.values()) {
    if (!olds.has(now.id) && ![...olds.values()].some(isSameCall(now))) note(now, "operation added", "minor");
  }
}

function compareCalls(old: Call, now: Call, schemas: SchemaComparison): void {
  const place: Place = { where: now.id, pointer: now.pointer, uses: [] };
  const [a, b] = [old.operation, now.operation];
  if (old.method !== now.method || old.path !== now.path)
    schemas.note(place, `called by ${now.method.toUpperCase()} ${now.path}`, "patch");
  schemas.compareDeprecated(a, b, place);
  const changed = pairs<unknown>(a, b).filter(([, was, is]) => !isDeepStrictEqual(was, is));
  if (changed.some(([name]) => PROSE.includes(name))) schemas.note(place, "documentation changed", "patch");
  for (const [name] of changed) if (!JUDGED.has(name)) schemas.note(place, `\`${name}\` changed`, "patch");
  compareParameters(old, now, schemas);
  compareBodies(old, now, schemas);
  compareAnswers(old, now, schemas);
}

function compareParameters(old: Call, now: Call, schemas: SchemaComparison): void {
  const place: Place = { where: now.id, pointer: `${now.pointer}/parameters`, uses: ["sent"] };
  const byName = ({ operation }: Call) =>
    Object.fromEntries(operation.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
  for (const [, a, b] of pairs(byName(old), byName(now))) {
    const inner = { ...place, where: `${now.id}(${(a ?? b)!.name})` };
    if (b === undefined) schemas.note(inner, "parameter removed", "major");
    else if (a === undefined)
      schemas.note(inner, b.required ? "required parameter added" : "parameter added", b.required ? "major" : "minor");
    else {
      schemas.compareRequired(a.required, b.required, inner);
      if (a.description !== b.description || !isDeepStrictEqual(a.example, b.example))
        schemas.note(inner, "documentation changed", "patch");
      schemas.compare(a.schema, b.schema, inner);
    }
  }
  const [first, second] = [old, now].map(({ path }) => path.match(/\{[^{}]*\}/g) ?? []);
  if (!isDeepStrictEqual(first, second) && isDeepStrictEqual([...first!].sort(), [...second!].sort()))
    schemas.note(place, "the path parameters are in another order", "major");
}

function compareBodies(old: Call, now: Call, schemas: SchemaComparison): void {
  const place: Place = { where: `${now.id} request`, pointer: `${now.pointer}/requestBody`, uses: ["sent"] };
  const [a, b] = [old.operation.requestBody, now.operation.requestBody];
  if (a !== undefined && b !== undefined) {
    schemas.compareRequired(a.required, b.required, place, "body is");
    compareContent(a.content, b.content, place, { gone: "major", come: "minor" }, schemas);
  }
  // The body is a positional argument, so adding or removing it shifts the others.
  else if (a ?? b) schemas.note(place, a === undefined ? "body added" : "body removed", "major");
}

function compareAnswers(old: Call, now: Call, schemas: SchemaComparison): void {
  for (const [status, a, b] of pairs(old.operation.responses, now.operation.responses)) {
    // A new success status may be a new type of result; a new error status is a rejection like any other.
    const judgement = status.startsWith("2") ? "major" : "patch";
    const pointer = `${now.pointer}/responses/${escapePointer(status)}`;
    const place: Place = { where: `${now.id} answer ${status}`, pointer, uses: ["received"] };
    if (a === undefined || b === undefined) {
      schemas.note(place, a === undefined ? "answer added" : "answer removed", judgement);
      continue;
    }
    if (a.description !== b.description) schemas.note(place, "documentation changed", "patch");
    compareContent(a.content, b.content, place, { gone: judgement, come: judgement }, schemas);
  }
}

function compareContent(
  before: Content = {},
  after: Content = {},
  place: Place,
  judgement: { gone: Step; come: Step },
  schemas: SchemaComparison,
): void {
  for (const [media, a, b] of pairs(before, after)) {
    if (b === undefined) schemas.note(place, `${media} removed`, judgement.gone);
    else if (a === undefined) schemas.note(place, `${media} added`, judgement.come);
    else {
      const inner = { ...place, pointer: `${place.pointer}/content/${escapePointer(media)}` };
      schemas.compare(a.schema, b.schema, inner);
      const examples = ({ schema: _, ...rest }: { schema?: Schema }) => rest;
      if (!isDeepStrictEqual(examples(a), examples(b))) schemas.note(inner, "examples changed", "patch");
    }
  }
}
