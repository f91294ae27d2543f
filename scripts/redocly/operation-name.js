// Requires a unique operationId that reads like the path to the method, which it is: `token.management.list`.
import { relative } from "node:path";
import { getLineColLocation } from "@redocly/openapi-core";

const NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;
// Suffixes that generators leave behind.
const LEFTOVER = /(Api|Post|Get|Put|Delete|\d)$/;

export const operationName = () => {
  const places = new Map();
  return {
    Operation({ operationId }, { report, location }) {
      if (operationId === undefined) return;
      const here = location.child("operationId");
      if (!NAME.test(operationId) || LEFTOVER.test(operationId)) {
        report({
          message: `"${operationId}" is not a method path. Write it like \`client.management.list\`, without leftovers of a generator.`,
          location: here,
        });
      }
      const other = places.get(operationId);
      if (other === undefined) return void places.set(operationId, here);
      const place = `${relative(".", other.source.absoluteRef)}:${getLineColLocation(other).start.line}`;
      report({ message: `"${operationId}" is already the operation at ${place}. Rename one of them.`, location: here });
    },
  };
};
