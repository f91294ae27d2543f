// Every operation shows what goes in and what comes out, with result codes of its own.

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
    // What nobody has seen must not look like a code of the API.
    if (JSON.stringify(operation.responses ?? {}).includes("A000000"))
      report({ message: "Give the answers the result codes of the operation in place of A000000.", location: at });
    const answersClients = Object.values(operation["x-actions"] ?? {}).some(({ answer }) => answer !== undefined);
    if (answersClients && !/\]\(https:/.test(operation.description ?? "")) {
      report({ message: "Link the specification that the endpoint follows.", location: location.child("description") });
    }
  },
});
