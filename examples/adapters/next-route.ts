// A catch-all route of Next.js, such as app/oauth/[...path]/route.ts: `export const { GET, POST } = createRoute(endpoints)`. Its requests are
// web-standard requests with an unread body. For handlers of PUT or DELETE, export those names as well.
import type { Handler } from "authlete/handlers";
import type { Endpoints } from "./endpoints.js";

/** The function that Next.js calls for a method. */
export type RouteFunction = (
  request: Request,
  context: { params: Promise<{ path: readonly string[] }> },
) => Promise<Response>;

export function createRoute({
  backchannelAuthentication,
  token,
  jwks,
}: Endpoints): Record<"GET" | "POST", RouteFunction> {
  const handlers = new Map<string, Handler>([
    ["ciba", backchannelAuthentication],
    ["token", token],
    ["jwks", jwks],
  ]);
  const route: RouteFunction = async (request, { params }) => {
    const { path } = await params;
    return (await handlers.get(path.join("/"))?.(request)) ?? new Response(null, { status: 404 });
  };
  return { GET: route, POST: route };
}
