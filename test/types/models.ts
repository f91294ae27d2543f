// The project's first example, as written.
import { BackchannelAuthenticationFailRequest } from "authlete/models";

let value: BackchannelAuthenticationFailRequest = {
  ticket: "<value>",
  reason: "ACCESS_DENIED",
};

import {
  BackchannelAuthenticationFailRequestReasonValues,
  type BackchannelAuthenticationCompleteRequest,
  type BackchannelAuthenticationFailRequestReason,
  type BackchannelAuthenticationIssueResponse,
  type BackchannelAuthenticationResponse,
} from "authlete/models";
import { no, yes, type Equals, type IsAny } from "./equals.js";

no<IsAny<BackchannelAuthenticationFailRequest>>();
no<IsAny<BackchannelAuthenticationResponse["scopes"]>>();
yes<Equals<keyof BackchannelAuthenticationFailRequest, "ticket" | "reason" | "errorDescription" | "errorUri">>();
yes<
  Equals<(typeof BackchannelAuthenticationFailRequestReasonValues)[number], BackchannelAuthenticationFailRequestReason>
>();
yes<Equals<BackchannelAuthenticationFailRequestReason, BackchannelAuthenticationFailRequest["reason"]>>();
yes<
  Equals<
    BackchannelAuthenticationFailRequestReason,
    | "ACCESS_DENIED"
    | "EXPIRED_LOGIN_HINT_TOKEN"
    | "INVALID_BINDING_MESSAGE"
    | "INVALID_TARGET"
    | "INVALID_USER_CODE"
    | "MISSING_USER_CODE"
    | "SERVER_ERROR"
    | "UNAUTHORIZED_CLIENT"
    | "UNKNOWN_USER_ID"
  >
>();

// @ts-expect-error a reason that there is not
value = { ticket: "t", reason: "ACCESS_DENYED" };
// @ts-expect-error a misspelt property
value = { ticket: "t", reason: "ACCESS_DENIED", errorDescripton: "x" };
// @ts-expect-error no ticket
value = { reason: "ACCESS_DENIED" };
// @ts-expect-error no reason
value = { ticket: "t" };
// @ts-expect-error the values cannot be changed
BackchannelAuthenticationFailRequestReasonValues.push("ACCESS_DENIED");

let complete: BackchannelAuthenticationCompleteRequest;
complete = { ticket: "t", result: "AUTHORIZED", subject: "anna" };
complete = { ticket: "t", result: "ACCESS_DENIED" };
complete = { ticket: "t", result: "TRANSACTION_FAILED", errorDescription: "x" };
complete = { ticket: "t", result: "ACCESS_DENIED", subject: "anna" };
// @ts-expect-error an approval says who approved
complete = { ticket: "t", result: "AUTHORIZED" };
// @ts-expect-error a misspelt property
complete = { ticket: "t", result: "AUTHORIZED", subject: "anna", authtime: 1 };
// @ts-expect-error a result that there is not
complete = { ticket: "t", result: "ERROR" };

// `action` narrows the answer to what it gives, and can be switched on exhaustively.
export function describe(response: BackchannelAuthenticationIssueResponse): string {
  switch (response.action) {
    case "OK":
      return response.authReqId;
    case "INVALID_TICKET":
    case "INTERNAL_SERVER_ERROR":
      return response.resultMessage;
  }
}

yes<Equals<BackchannelAuthenticationIssueResponse["resultCode"], string>>();
yes<Equals<BackchannelAuthenticationIssueResponse["responseContent"], string>>();
