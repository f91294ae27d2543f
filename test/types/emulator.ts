// Handlers of the emulator are typed by the description: a misspelt action, result property or request property is a type error.
import { decision, type Reply } from "../../src/emulator/api/reply.js";
import type { Call, Handler } from "../../src/emulator/api/handler.js";
import type { Services, ServiceContext } from "../../src/emulator/service/service-context.js";
import type { BackchannelAuthenticationIssueResponse } from "authlete/models";
import { no, yes, type Equals, type IsAny } from "./equals.js";

type Issue = Handler<"ciba.issue">;
type IssueCall = Call<"ciba.issue">;

no<IsAny<IssueCall["body"]>>();
no<IsAny<Awaited<ReturnType<Issue>>["body"]>>();
no<IsAny<ServiceContext>>();
yes<Equals<Awaited<ReturnType<Issue>>, Reply<BackchannelAuthenticationIssueResponse>>>();
yes<Equals<Parameters<Issue>, [call: IssueCall, context: ServiceContext, services: Services]>>();

declare const expiry: { expiresIn?: number };

export const issue: Handler<"ciba.issue"> = ({ body }) => {
  const ticket = body.string("ticket");
  yes<Equals<typeof ticket, string | undefined>>();
  return decision("OK", "A183001", "Issued.", { authReqId: ticket, interval: null, ...expiry });
};

export const asynchronous: Handler<"ciba.issue"> = async ({ body }) =>
  body.string("ticket") === undefined
    ? decision("INVALID_TICKET", "A181201", "Not known.")
    : decision("OK", "A183001", "Issued.", { ...expiry, responseContent: "{}" });

// @ts-expect-error a misspelt action
export const action: Issue = () => decision("NO_ACTON", "A183001", "Issued.");
// @ts-expect-error an action of another operation
export const otherAction: Issue = () => decision("USER_IDENTIFICATION", "A183001", "Issued.");
// @ts-expect-error a misspelt action
export const asynchronousAction: Issue = async () => decision("NO_ACTON", "A183001", "Issued.");
// @ts-expect-error a misspelt result property
export const result: Issue = () => decision("OK", "A183001", "Issued.", { authReqID: "a" });
// @ts-expect-error a misspelt result property behind a spread
export const spread: Issue = () => decision("OK", "A183001", "Issued.", { ...expiry, authReqID: "a" });
// @ts-expect-error a misspelt result property in a spread
export const inSpread: Issue = () => decision("OK", "A183001", "Issued.", { expiresIn: 5, ...{ authReqID: "a" } });
// @ts-expect-error a result property of another type
export const resultType: Issue = () => decision("OK", "A183001", "Issued.", { expiresIn: "600" });
// @ts-expect-error no answer at all
export const nothing: Issue = () => undefined;

declare const call: IssueCall;
// @ts-expect-error a misspelt request property
call.body.string("tikcet");
// @ts-expect-error a request property of another type
call.body.integer("ticket");
// @ts-expect-error a query parameter that the operation does not have
call.query.get("ticket");
// @ts-expect-error a path parameter that the operation does not have
void call.path.clientId;

declare const list: Call<"client.list">;
list.query.get("developer");
// @ts-expect-error a misspelt query parameter
list.query.get("developper");
declare const get: Call<"client.get">;
yes<Equals<typeof get.path.clientId, string | undefined>>();
// @ts-expect-error a misspelt path parameter
void get.path.clientID;
