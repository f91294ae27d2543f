// The description as one document, bundled with the project's configuration, for tests that check all of it.
import { listOperations, type Description, type Operation, type Schema } from "../scripts/description.js";
import { bundleDescription } from "../scripts/redocly/read-description.js";

export type { Operation };

export interface BundledDescription {
  operations: Operation[];
  schemas: Record<string, Schema>;
  /** The first example of the request body of an operation. */
  requestExample: (operation: Operation) => unknown;
}

interface Media {
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
}

let bundled: Promise<Description> | undefined;

/** The description, shared by the test files of a worker. */
export const sharedDescription = (): Promise<Description> => (bundled ??= bundleDescription("openapi.yaml"));

export async function loadDescription(): Promise<BundledDescription> {
  const description = await sharedDescription();
  const requestExample = ({ path, method }: Operation): unknown => {
    const node = description.paths[path]![method.toLowerCase()] as { requestBody?: { content: Record<string, Media> } };
    const media = node.requestBody?.content["application/json"];
    return media?.example ?? Object.values(media?.examples ?? {})[0]?.value;
  };
  return { operations: listOperations(description), schemas: description.components.schemas, requestExample };
}
