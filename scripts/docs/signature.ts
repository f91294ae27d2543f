import type { Operation } from "../description.js";

/** How a method is called: `authlete.ciba.fail(body, options?)`. */
export function signature({ id, pathParameters, queryParameters, requestSchema }: Operation): string {
  const names = pathParameters.map(({ name }) => name);
  if (requestSchema !== undefined) names.push("body");
  else if (queryParameters.length > 0)
    names.push(queryParameters.some(({ required }) => required) ? "query" : "query?");
  return `authlete.${id}(${[...names, "options?"].join(", ")})`;
}

export const retryText = {
  safe: "A call that got lost may be sent again; the client does so.",
  unsafe: "A call that got lost is not sent again, since it may have taken effect.",
};
