// Requires examples of every operation's request and answers, with the operation's own result codes.

const hasExample = (media) => media?.example !== undefined || Object.keys(media?.examples ?? {}).length > 0;

export const operationExamples = () => ({
  Operation(operation, { report, location, resolve }) {
    const at = location.child("operationId");
    const body = operation.requestBody?.content?.["application/json"];
    if (body !== undefined && !hasExample(body)) report({ message: "Give the request an example.", location: at });
    for (const [status, reference] of Object.entries(operation.responses ?? {})) {
      const response = reference.$ref === undefined ? reference : resolve(reference).node;
      const media = response?.content?.["application/json"];
      if (media !== undefined && !hasExample(media))
        report({ message: `Give the answer ${status} an example.`, location: at });
    }
    // A placeholder must not look like a real result code.
    if (JSON.stringify(operation.responses ?? {}).includes("A000000"))
      report({ message: "Give the answers the result codes of the operation in place of A000000.", location: at });
    const answersClients = Object.values(operation["x-actions"] ?? {}).some(({ answer }) => answer !== undefined);
    if (answersClients && !/\]\(https:/.test(operation.description ?? "")) {
      report({ message: "Link the specification that the endpoint follows.", location: location.child("description") });
    }
  },
});
