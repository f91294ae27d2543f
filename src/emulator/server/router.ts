import type { OperationId } from "../../generated/operations.js";
import type { OperationEntry } from "../../shared/operation-table.js";
import { operations } from "../api/operations.js";

/** The operation that a request is for. */
export interface Match {
  /** Null for the one endpoint that the OpenAPI description lacks: see {@link NONCE_PATH}. */
  readonly operation: OperationId | null;
  readonly serviceId: string | undefined;
  readonly path: Readonly<Record<string, string>>;
}

/** Why no operation matches a request. */
export type Mismatch = "unknown path" | "wrong method";

interface Route {
  readonly operation: OperationId | null;
  readonly method: string;
  readonly segments: readonly string[];
}

/** The nonce endpoint of OpenID for Verifiable Credential Issuance 1.0, section 7, which wallets cannot do without. */
const NONCE_PATH = "/api/{serviceId}/vci/nonce";

// Literal segments take precedence over parameters: `/client/get/list` is not the client named `list`.
const routes: readonly Route[] = [
  ...(Object.entries(operations) as [OperationId, OperationEntry][]),
  [null, { method: "POST", path: NONCE_PATH }] as const,
]
  .map(([operation, { method, path }]) => ({ operation, method, segments: path.split("/") }))
  .sort((a, b) => parameterCount(a) - parameterCount(b));

/** The routes by their number of segments, so that only a few are compared. */
const routesOfLength = new Map<number, Route[]>();
for (const route of routes)
  routesOfLength.set(route.segments.length, [...(routesOfLength.get(route.segments.length) ?? []), route]);

/** Finds the operation of a request in the operation table. */
export function match(method: string, pathname: string): Match | Mismatch {
  const segments = pathname.split("/");
  const found = (routesOfLength.get(segments.length) ?? []).filter((route) => fits(route, segments));
  const route = found.find((candidate) => candidate.method === method);
  if (!route) return found.length > 0 ? "wrong method" : "unknown path";
  const values = route.segments.flatMap((template, index) =>
    isParameter(template) ? [[template.slice(1, -1), segments[index] ?? ""] as const] : [],
  );
  const { serviceId, ...path } = Object.fromEntries(values.map(([name, value]) => [name, decodeSegment(value)]));
  return { operation: route.operation, serviceId, path };
}

/** Compares from the end, where most paths differ. */
function fits(route: Route, segments: readonly string[]): boolean {
  const differs = (template: string, index: number) =>
    template !== segments[index] && (!isParameter(template) || segments[index] === "");
  return route.segments.findLastIndex(differs) === -1;
}

function isParameter(template: string): boolean {
  return template.startsWith("{") && template.endsWith("}");
}

function parameterCount(route: Route): number {
  return route.segments.filter(isParameter).length;
}

/** Leaves a segment with an invalid escape as it is: it names nothing either way. */
function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
