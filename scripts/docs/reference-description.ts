// The description as the reference shows it: each operation with its method, samples, actions and models. openapi.yaml has none
// of this, since it all follows from what is there.
import { listOperations, type Description, type Operation } from "../description.js";
import { actionRows } from "./action-rows.js";
import { curlSample } from "./curl-sample.js";
import type { Guide } from "./guides.js";
import { typescriptSample } from "./typescript-sample.js";
import { unwrapDescriptions } from "./unwrap.js";

/** The languages of the samples, in the order in which they are offered. */
export const sampleLanguages = [
  { lang: "TypeScript", label: "TypeScript" },
  { lang: "curl", label: "curl" },
  { lang: "Payload", label: "Payload" },
];

function signature({ id, pathParameters, queryParameters, requestSchema }: Operation): string {
  const names = pathParameters.map(({ name }) => name);
  if (requestSchema !== undefined) names.push("body");
  else if (queryParameters.length > 0)
    names.push(queryParameters.some(({ required }) => required) ? "query" : "query?");
  return `authlete.${id}(${[...names, "options?"].join(", ")})`;
}

const RETRY = {
  safe: "A call that got lost may be sent again; the client does so.",
  unsafe: "A call that got lost is not sent again, since it may have taken effect.",
};

function models({ requestSchema, responseSchema }: Operation): string {
  const link = (name: string) => `[${name}](models/${name}.html)`;
  const parts = [
    requestSchema === undefined ? "" : `takes ${link(requestSchema)}`,
    responseSchema === undefined ? "" : `gives ${link(responseSchema)}`,
  ].filter((part) => part !== "");
  if (parts.length === 0) return "";
  const text = parts.join(", ");
  return `Models: ${text}.`;
}

/** A copy of the description with what the reference adds. */
export function referenceDescription(description: Description, guides: Guide[]): Description {
  const copy = structuredClone(description);
  for (const operation of listOperations(description)) {
    const node = copy.paths[operation.path]![operation.method.toLowerCase()] as Record<string, unknown>;
    node["x-codeSamples"] = [
      { lang: "TypeScript", label: "TypeScript", source: typescriptSample(description, operation) },
      { lang: "curl", label: "curl", source: curlSample(description, operation) },
    ];
    // By the method in its title an operation comes first when somebody searches for the method.
    node["summary"] = `${operation.id}: ${operation.summary}`;
    const parts = [
      `\`${signature(operation)}\``,
      operation.description,
      actionRows(operation),
      models(operation),
      RETRY[operation.retry],
    ];
    node["description"] = parts.filter((part) => part.trim() !== "").join("\n\n");
  }
  const list = guides.map(({ name, title, lead }) => `- [${title}](guides/${name}.html): ${lead}`);
  const info = copy.info as { description?: string };
  info.description = `${info.description ?? ""}\n\n## Guides\n\n${list.join("\n")}\n`;
  unwrapDescriptions(copy);
  return copy;
}
