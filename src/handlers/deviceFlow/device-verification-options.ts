import type { Authlete } from "../../client/client.js";
import type { DeviceCompleteRequest, DeviceVerificationResponse, UserCodeCharset } from "../../generated/models.js";
import type { UserSession } from "../authorization/user-session.js";
import type { ClockOptions } from "../endpoint/clock.js";
import type { EndpointOptions } from "../endpoint/endpoint-options.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { Store } from "../store/store.js";

/** What a device asks for. Names and texts come from the client: escape them in pages. */
export type DeviceQuestion = Omit<DeviceVerificationResponse, "action" | "resultCode" | "resultMessage">;

/** Why a user is to type in a code once more. */
export type UserCodeProblem = "unknown" | "expired" | "too many attempts" | "out of date";

/** A page for the user. */
export type DevicePage =
  /** Let the user sign in, and come back to this endpoint. Give the browser a new session then. */
  | { readonly show: "login"; readonly userCode: string }
  /** A form that posts `user_code` to this endpoint. */
  | { readonly show: "code"; readonly userCode: string; readonly problem?: UserCodeProblem | undefined }
  /**
   * Who asks for what. Let the user compare the code with the one on the device, since a stranger may have sent the link. Hand the
   * decision to `decide` with the reference.
   */
  | {
      readonly show: "consent";
      readonly reference: string;
      readonly userCode: string;
      readonly question: DeviceQuestion;
      readonly session: UserSession;
    }
  /** The decision was taken: back to the device. */
  | { readonly show: "done"; readonly consented: boolean }
  /** The server is at fault, and the user has to start over on the device. */
  | { readonly show: "error" };

/** What a user decided about a device. */
export type DeviceDecision =
  /** The user agreed: `true` to all that the client asks for, or to what is given here. */
  | { readonly consented: true | DeviceConsent; readonly refused?: undefined }
  /** The user refused (`true`), or there will be no usable answer. */
  | { readonly refused: true | "TRANSACTION_FAILED"; readonly consented?: undefined };

/** What becomes of a request, beyond what the client asked for. */
export type DeviceConsent = Pick<
  DeviceCompleteRequest,
  | "sub"
  | "scopes"
  | "properties"
  | "idtHeaderParams"
  | "idTokenAudType"
  | "consentedClaims"
  | "jwtAtClaims"
  | "accessTokenDuration"
  | "refreshTokenDuration"
>;

/** Options of `deviceVerification`. */
export interface DeviceVerificationOptions extends EndpointOptions, ClockOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "deviceFlow">;
  /** Who is signed in in the browser that sends this request; nothing if nobody is. */
  session: (request: Request) => Awaitable<UserSession | null | undefined>;
  /** Shows a page. Where its status is 200, the one that the page stands for takes its place. */
  showPage: (page: DevicePage, request: Request) => Awaitable<Response>;
  /** Values of those claims that the ID token is to hold, of the user. Default: none. */
  claims?:
    | ((
        subject: string,
        names: readonly string[],
        question: DeviceQuestion,
      ) => Awaitable<Record<string, unknown> | null | undefined>)
    | undefined;
  /** The address that a request comes from, whose attempts are counted besides those of the user. Default: only the user's are. */
  address?: ((request: Request) => Awaitable<string | null | undefined>) | undefined;
  /** How many wrong codes a user, or an address, may try in a period. Default 5. */
  maxAttempts?: number | undefined;
  /** Length of that period in milliseconds. Let it not be shorter than codes live. Default 600000. */
  attemptPeriod?: number | undefined;
  /** The setting of the service. Default `BASE20`. */
  userCodeCharset?: UserCodeCharset | undefined;
  /** The setting of the service. Default: 8, with `NUMERIC` 9. */
  userCodeLength?: number | undefined;
  /** Where requests wait for their users, and attempts are counted. Default: the memory of this process. */
  store?: Store | undefined;
  /** How long a user has for the decision, in milliseconds. Default 600000. */
  interactionLifetime?: number | undefined;
}
