// The examples of the description: the arguments of a call, and its answers.
import { resolve, type Description, type Operation } from "../description.js";

interface Media {
  example?: unknown;
  examples?: Record<string, { $ref?: string; summary?: string; value?: unknown }>;
}

interface OperationNode {
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, { content?: Record<string, Media> }>;
}

export interface NamedExample {
  summary: string;
  value: unknown;
}

function examplesOf(description: Description, media: Media | undefined): NamedExample[] {
  if (media?.example !== undefined) return [{ summary: "Example", value: media.example }];
  return Object.entries(media?.examples ?? {}).map(([name, example]) => {
    const { summary = name, value } = resolve(description, example);
    return { summary, value };
  });
}

const nodeOf = (description: Description, { path, method }: Operation): OperationNode =>
  description.paths[path]![method.toLowerCase()] as OperationNode;

export const requestExamples = (description: Description, operation: Operation): NamedExample[] =>
  examplesOf(description, nodeOf(description, operation).requestBody?.content["application/json"]);

/** The examples of answers of status 200. */
export const answerExamples = (description: Description, operation: Operation): NamedExample[] =>
  examplesOf(description, nodeOf(description, operation).responses["200"]?.content?.["application/json"]);

/** The first example of a request. `path` has the path parameters in order, without `serviceId`. */
export function operationExample(description: Description, operation: Operation) {
  const { pathParameters, queryParameters } = operation;
  const body = requestExamples(description, operation)[0]?.value;
  // Optional parameters are shown only where they select the entries of a list; elsewhere they would distract.
  const names = queryParameters.map(({ name }) => name);
  const isList = names.includes("start") && names.includes("end");
  const shown = queryParameters.filter(({ required }) => required === true || isList);
  const query: Record<string, unknown> = Object.fromEntries(shown.map(({ name, example }) => [name, example]));
  const path = pathParameters.map(({ example }) => example);
  return { path, body, query: shown.length === 0 || body !== undefined ? undefined : query };
}
