// The description as the reference shows it: each operation with its method, samples, actions and models, all derived from
// openapi.yaml.
import { listOperations, type Description, type Operation } from "../description.js";
import { actionRows } from "./action-rows.js";
import { curlSample } from "./curl-sample.js";
import { adaptSchemas } from "./reference-schemas.js";
import { retryText, signature } from "./signature.js";
import { typescriptSample } from "./typescript-sample.js";
import { unwrapDescriptions } from "./unwrap.js";

function models({ requestSchema, responseSchema }: Operation): string {
  const named = (verb: string, name: string | undefined) => (name ? [`${verb} [${name}](/models/${name}.html)`] : []);
  const parts = [...named("takes", requestSchema), ...named("gives", responseSchema)];
  return parts.length === 0 ? "" : `Models: ${parts.join(", ")}.`;
}

/** Returns a copy of the description with these additions. */
export function referenceDescription(description: Description): Description {
  const copy = structuredClone(description);
  for (const operation of listOperations(description)) {
    const node = copy.paths[operation.path]![operation.method.toLowerCase()] as Record<string, unknown>;
    node["x-codeSamples"] = [
      { lang: "TypeScript", label: "TypeScript", source: typescriptSample(description, operation) },
      { lang: "curl", label: "curl", source: curlSample(description, operation) },
    ];
    // With the method in its title, an operation is the first hit of a search for the method.
    node["summary"] = `${operation.id}: ${operation.summary}`;
    const parts = [operation.description, actionRows(operation), models(operation), retryText[operation.retry]];
    node["description"] = [`\`${signature(operation)}\``, ...parts.filter(Boolean)].join("\n\n");
  }
  adaptSchemas(copy);
  // Redoc shows the name of the security scheme, which people know as `Bearer` from the header.
  const { components } = copy as unknown as { components: { securitySchemes: { bearer: unknown } } };
  Object.assign(components, { securitySchemes: { Bearer: components.securitySchemes.bearer } });
  Object.assign(copy, { security: [{ Bearer: [] }] });
  unwrapDescriptions(copy);
  return copy;
}
