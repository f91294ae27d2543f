// A call of an operation with curl.
import type { Description, Operation } from "../description.js";
import { operationExample } from "./operation-example.js";

/** Quotes any text as one word of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function curlSample(description: Description, operation: Operation): string {
  const { path, body, query } = operationExample(description, operation);
  const filled = operation.path
    .replace("{serviceId}", "$AUTHLETE_SERVICE_ID")
    .replace(/\{\w+\}/g, () => encodeURIComponent(String(path.shift())));
  const search = query === undefined ? "" : `?${new URLSearchParams(query as Record<string, string>).toString()}`;
  const lines = [
    `curl --request ${operation.method} "$AUTHLETE_BASE_URL${filled}${search}"`,
    `--header "Authorization: Bearer $AUTHLETE_TOKEN"`,
  ];
  if (body !== undefined)
    lines.push(`--header "Content-Type: application/json"`, `--data ${quoted(JSON.stringify(body, null, 2))}`);
  return `${lines.join(" \\\n  ")}\n`;
}
