import type { Authlete } from "authlete";
import {
  backchannelAuthentication,
  completion,
  discovery,
  introspection,
  jwks,
  revocation,
  token,
  type Complete,
  type Completion,
  type Delivery,
  type Handler,
  type Notify,
} from "authlete/handlers";
import type { BackchannelAuthenticationCompleteRequest, Scope } from "authlete/models";
import { no, yes, type Equals, type IsAny } from "./equals.js";

declare const authlete: Authlete;
declare const notify: Notify;
declare const find: (hint: string) => Promise<{ subject: string; device: string } | undefined>;

const complete = completion({ authlete, notify });
yes<Equals<typeof complete, Complete>>();
yes<Equals<Parameters<Complete>, [outcome: BackchannelAuthenticationCompleteRequest]>>();
yes<Equals<Awaited<ReturnType<Complete>>, Completion>>();
yes<Equals<Completion["delivery"], Delivery | undefined>>();
no<IsAny<Handler>>();

// The other callbacks get what identifyUser returns.
export const endpoint = backchannelAuthentication({
  authlete,
  complete,
  identifyUser: ({ hint }) => find(hint),
  allowClient: (request) => {
    yes<Equals<(typeof request)["scopes"], Scope[]>>();
    yes<Equals<(typeof request)["ticket"], string>>();
    return request.clientId !== 0;
  },
  checkUserCode: (userCode, user) => ({ reason: "INVALID_USER_CODE", errorDescription: userCode + user.device }),
  allowRequest: (_, user) => user.device !== "",
  askUser: async ({ user: { device }, ticket, expiresAt }) => {
    yes<Equals<typeof expiresAt, number>>();
    await complete({ ticket, result: "AUTHORIZED", subject: device });
  },
});
yes<Equals<typeof endpoint, Handler>>();

// A subject alone is a user, and the device may answer immediately.
backchannelAuthentication({
  authlete,
  complete,
  identifyUser: () => "anna",
  askUser: () => ({ result: "AUTHORIZED", acr: "urn:example:acr:device" }),
});

// @ts-expect-error no way to complete
backchannelAuthentication({ authlete, identifyUser: () => "anna", askUser: () => {} });
// @ts-expect-error nobody is asked
backchannelAuthentication({ authlete, complete, identifyUser: () => "anna" });
// @ts-expect-error a user without a subject
backchannelAuthentication({ authlete, complete, identifyUser: () => ({ name: "Anna" }), askUser: () => {} });
// @ts-expect-error an unknown outcome
backchannelAuthentication({ authlete, complete, identifyUser: () => "anna", askUser: () => ({ result: "APPROVED" }) });
// @ts-expect-error an unknown option
backchannelAuthentication({ authlete, complete, identifyUser: () => "anna", askUser: () => {}, identify: 1 });
// @ts-expect-error a verdict that is none
backchannelAuthentication({ authlete, complete, identifyUser: () => "a", askUser: () => {}, allowClient: () => "yes" });
// @ts-expect-error approval by nobody
void complete({ ticket: "t", result: "AUTHORIZED" });
void complete({ ticket: "t", result: "ACCESS_DENIED" });
// @ts-expect-error nobody is kept out
introspection({ authlete });

// The part of the client that is used is enough, which helps in tests.
token({ authlete: { token: authlete.token } });
revocation({ authlete: { revocation: authlete.revocation } });
jwks({ authlete: { service: authlete.service } });
discovery({ authlete: { service: authlete.service }, maxAge: 300, cacheControl: "public, max-age=300" });
introspection({ authlete, authorize: ({ clientId }) => clientId === "rs" && { rsUri: "https://rs.example.com" } });

// Route handlers of Next.js: app/token/route.ts exports functions named after methods, which get a subclass of Request and a context.
interface NextRequest extends Request {
  readonly nextUrl: URL;
}
type RouteHandler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string | string[]>> },
) => Response | Promise<Response>;
export const POST: RouteHandler = token({ authlete });
export const GET: RouteHandler = jwks({ authlete });
yes<Equals<ReturnType<Handler>, Promise<Response>>>();
