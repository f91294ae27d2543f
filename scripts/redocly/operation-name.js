// The identifier of an operation is the path to its method, so it reads like one: `token.management.list`.
const NAME = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;
// What generators leave behind.
const LEFTOVER = /(Api|Post|Get|Put|Delete|\d)$/;

export const operationName = () => ({
  Operation({ operationId }, { report, location }) {
    if (operationId === undefined) return;
    if (!NAME.test(operationId) || LEFTOVER.test(operationId)) {
      report({
        message: `"${operationId}" is no method path. Write it like \`client.management.list\`, without leftovers of a generator.`,
        location: location.child("operationId"),
      });
    }
  },
});
