// What the emulator needs to know of the description: the types of each operation, for the compiler alone.
import type { Operation, Parameter } from "./description.js";
import { comment, header } from "./documentation.js";

const union = (parameters: Parameter[]): string => parameters.map(({ name }) => JSON.stringify(name)).join(" | ");

function emitRow({ id, pathParameters, queryParameters, requestSchema, responseSchema, ...rest }: Operation): string {
  const answer = responseSchema === undefined ? "undefined" : `models.${responseSchema}`;
  const members = {
    path: union(pathParameters),
    query: union(queryParameters),
    request: requestSchema && `models.${requestSchema}`,
    response: rest.isText ? "string" : rest.mayBeEmpty && responseSchema ? `${answer} | undefined` : answer,
  };
  const given = Object.entries(members).filter(([, type]) => type);
  return `  ${JSON.stringify(id)}: { ${given.map(([name, type]) => `${name}: ${type}`).join("; ")} };\n`;
}

/** The types of the requests and the answers of each operation. */
export function emitOperationTypes(operations: Operation[]): string {
  return [
    header("The types of requests and answers, by operation."),
    'import type * as models from "./models.js";\n\n',
    comment([
      "For each operation the names of its path parameters but `serviceId`, those of its query parameters, the model of its request and that of its answer.",
      "What an operation does not have is left out.",
    ]),
    `export interface OperationTypes {\n${operations.map(emitRow).join("")}}\n`,
  ].join("");
}
