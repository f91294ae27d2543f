// What the description shows of an operation's request: the arguments of a call.
import { resolve, type Description, type Operation } from "../description.js";

interface Media {
  example?: unknown;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

export interface OperationExample {
  /** Values of the path parameters but `serviceId`, in order. */
  path: unknown[];
  /** The request body, if the operation has one. */
  body: unknown;
  /** The query, if the call is made with one. */
  query: Record<string, unknown> | undefined;
}

const firstExample = (description: Description, media: Media | undefined): unknown => {
  const [first] = Object.values(media?.examples ?? {});
  return media?.example ?? (first === undefined ? undefined : resolve(description, first).value);
};

/** The request that the description gives as the first example. */
export function operationExample(description: Description, operation: Operation): OperationExample {
  const { path, method, pathParameters, queryParameters } = operation;
  const node = description.paths[path]![method.toLowerCase()] as { requestBody?: { content: Record<string, Media> } };
  const body = firstExample(description, node.requestBody?.content["application/json"]);
  // An optional parameter is shown where it chooses the entries of a list; elsewhere it would only distract.
  const names = queryParameters.map(({ name }) => name);
  const isList = names.includes("start") && names.includes("end");
  const shown = queryParameters.filter(({ required }) => required === true || isList);
  return {
    path: pathParameters.map(({ example }) => example),
    body,
    query:
      shown.length === 0 || body !== undefined
        ? undefined
        : Object.fromEntries(shown.map(({ name, example }) => [name, example])),
  };
}

/** The answer of status 200 that the description gives as the first example. */
export function answerExample(description: Description, { path, method }: Operation): unknown {
  const node = description.paths[path]![method.toLowerCase()] as {
    responses: Record<string, { content?: Record<string, Media> }>;
  };
  return firstExample(description, node.responses["200"]?.content?.["application/json"]);
}
