// A Markdown page for each operation: what it is for, how to call it, and how to handle each result.
import { resolve, resultType, type Description, type Operation, type Parameter } from "../description.js";
import { actionRows, byOutcome } from "../docs/action-rows.js";
import { curlSample } from "../docs/curl-sample.js";
import { answerExamples, requestExamples, type NamedExample } from "../docs/operation-example.js";
import { retryText, signature } from "../docs/signature.js";
import { typescriptSample } from "../docs/typescript-sample.js";
import { cell, table } from "../markdown.js";
import { refTo } from "../references.js";
import { fieldTable, page, typeOf } from "./emit-model-pages.js";

const link = (id: string): string => `[\`${id}\`](${id}.md)`;
const toModels = (markdown: string): string => markdown.replaceAll(/\]\((\w+\.md)\)/g, "](../models/$1)");
const model = (name: string): string => `[${name}](../models/${name}.md)`;
const fence = (language: string, text: string): string => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

function parameters(of: Parameter[]): string[] {
  if (of.length === 0) return [];
  const rows = of.map(({ name, in: place, required, schema, description = "" }) => {
    const type = toModels(cell(typeOf(schema, name)));
    return [`\`${name}\``, type, `${place}, ${required ? "required" : "optional"}`, cell(description)];
  });
  return ["## Parameters", table(["Parameter", "Type", "Place", "Description"], rows)];
}

function fields(title: string, description: Description, name: string | undefined): string[] {
  if (name === undefined) return [];
  const fields = fieldTable(description, name, resolve(description, refTo(name)));
  return [`## ${title}`, `${model(name)}${fields === "" ? "" : ", with these fields:"}`, toModels(fields)];
}

function examples(title: string, found: NamedExample[]): string[] {
  if (found.length === 0) return [];
  return [
    `## ${title}`,
    ...found.flatMap(({ summary, value }) => [`### ${summary}`, fence("json", JSON.stringify(value, null, 2))]),
  ];
}

/** The operations that the documentation of an operation mentions. */
function mentions({ id, description, actions }: Operation, ids: string[]): string[] {
  const named = new Set(
    [...`${description} ${JSON.stringify(actions ?? {})}`.matchAll(/`([\w.]+)`/g)].map(([, name]) => name),
  );
  return ids.filter((other) => other !== id && named.has(other));
}

function neighbours(operation: Operation, operations: Operation[]): string[] {
  const ids = operations.map(({ id }) => id);
  const leadsTo = mentions(operation, ids);
  const comesFrom = operations.filter((other) => mentions(other, ids).includes(operation.id)).map(({ id }) => id);
  const around = [...new Set([...comesFrom, ...leadsTo])];
  return around.length === 0 ? [] : ["## Related operations", around.map(link).join(", ")];
}

function operationPage(
  description: Description,
  operations: Operation[],
  operation: Operation,
  emulated: string,
): string {
  const { id, method, path, summary, tag, pathParameters, queryParameters, requestSchema, responseSchema } = operation;
  const place = `/reference/index.html#/${tag.toLowerCase().replaceAll(" ", "-")}/${id.toLowerCase()}`;
  const result = responseSchema === undefined ? `\`${resultType(operation)}\`` : model(responseSchema);
  const actions = actionRows(operation);
  return page(
    [
      `# ${id}: ${summary}`,
      `\`${method} ${path}\``,
      `\`${signature(operation)}\` returns ${result}${operation.mayBeEmpty && responseSchema !== undefined ? " or `undefined`" : ""}.`,
      operation.description,
      `${retryText[operation.retry]} ${emulated} <a href="${place}" target="_self">In Redoc</a>.`,
      ...(actions === "" ? [] : ["## Actions", actions]),
      ...["## TypeScript", fence("typescript", typescriptSample(description, operation))],
      ...["## curl", fence("sh", curlSample(description, operation))],
      ...parameters([...pathParameters, ...queryParameters]),
      ...fields("Request", description, requestSchema),
      ...examples("Request examples", requestExamples(description, operation)),
      ...fields("Result", description, responseSchema),
      ...examples("Answers by outcome", byOutcome(operation, answerExamples(description, operation))),
      ...neighbours(operation, operations),
    ].filter((part) => part.trim() !== ""),
  );
}

/** All pages by file name. `isEmulated` says whether the emulator has an operation. */
export function emitOperationPages(
  description: Description,
  operations: Operation[],
  isEmulated: (id: string) => boolean,
): Map<string, string> {
  const rows = operations.map(({ id, summary, method }) => [link(id), cell(summary), method]);
  const index = page([
    "# Operations",
    "Every call of the API, as a method of the client that `createAuthlete` returns. `npm run generate` writes these pages from the description: edit that instead.",
    table(["Operation", "What it does", "Method"], rows),
  ]);
  return new Map([
    ["README.md", index],
    ...operations.map((operation) => {
      const emulated = isEmulated(operation.id)
        ? "[The emulator](../guides/emulator.md) supports it, within [its limits](../guides/emulator.md#what-is-not-there)."
        : "[The emulator](../guides/emulator.md) does not support it and answers with 501.";
      return [`${operation.id}.md`, operationPage(description, operations, operation, emulated)] as const;
    }),
  ]);
}
