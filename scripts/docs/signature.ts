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
  safe: "The client repeats a call that was lost, since repeating it does no harm.",
  unsafe: "The client does not repeat a call that was lost, since it may have taken effect.",
};
