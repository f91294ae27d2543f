import type { Authlete } from "../../client/client.js";
import type { DeviceCompleteRequest, DeviceVerificationResponse, UserCodeCharset } from "../../generated/models.js";
import type { UserSession } from "../authorization/user-session.js";
import type { ClockOptions } from "../endpoint/clock.js";
import type { EndpointOptions } from "../endpoint/endpoint-options.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { Store } from "../store/store.js";

/** A device's request. Names and texts come from the client: escape them in pages. */
export type DeviceQuestion = Omit<DeviceVerificationResponse, "action" | "resultCode" | "resultMessage">;

/** Why the user must enter a code again. */
export type UserCodeProblem = "unknown" | "expired" | "too many attempts" | "out of date";

/** A page for the user. */
export type DevicePage =
  /** Let the user sign in, with a new session for the browser, and come back to this endpoint. */
  | { readonly show: "login"; readonly userCode: string }
  /** A form that posts `user_code` to this endpoint. */
  | { readonly show: "code"; readonly userCode: string; readonly problem?: UserCodeProblem | undefined }
  /**
   * Show who asks for what. Let the user compare the code with the one on the device, since an attacker may have sent the link. Pass
   * the decision to `decide` with the reference.
   */
  | {
      readonly show: "consent";
      readonly reference: string;
      readonly userCode: string;
      readonly question: DeviceQuestion;
      readonly session: UserSession;
    }
  /** The decision is made. Send the user back to the device. */
  | { readonly show: "done"; readonly consented: boolean }
  /** The server failed. The user must start over on the device. */
  | { readonly show: "error" };

/** A user's decision about a device. */
export type DeviceDecision =
  /** The user consented: `true` to everything the client requested, or an object with the details. */
  | { readonly consented: true | DeviceConsent; readonly refused?: undefined }
  /** The user refused (`true`), or there will be no decision. */
  | { readonly refused: true | "TRANSACTION_FAILED"; readonly consented?: undefined };

/** The details of a user's consent. */
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
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "deviceFlow">;
  /** Returns the signed-in user of the browser that sent the request, or nothing if there is none. */
  session: (request: Request) => Awaitable<UserSession | null | undefined>;
  /** Shows a page. A status of 200 is replaced by the one that fits the page, such as 404 for an unknown code. */
  showPage: (page: DevicePage, request: Request) => Awaitable<Response>;
  /** Returns the user's claims for the ID token. Omit claims that the user does not have. Default: none. */
  claims?:
    | ((
        subject: string,
        names: readonly string[],
        question: DeviceQuestion,
      ) => Awaitable<Record<string, unknown> | null | undefined>)
    | undefined;
  /** Returns the client address of a request, whose attempts are counted besides the user's. Default: only the user's are. */
  address?: ((request: Request) => Awaitable<string | null | undefined>) | undefined;
  /** Maximum number of wrong codes for a user or an address in a period. Default 5. */
  maxAttempts?: number | undefined;
  /** Length of that period in milliseconds, at least the lifetime of codes. Default 600000. */
  attemptPeriod?: number | undefined;
  /** The service's `userCodeCharset`. Default `BASE20`. */
  userCodeCharset?: UserCodeCharset | undefined;
  /** The service's `userCodeLength`, in characters. Default 8, or 9 with `NUMERIC`. */
  userCodeLength?: number | undefined;
  /** Where pending requests and attempts are stored. Default: the memory of this process. */
  store?: Store | undefined;
  /** How long the user has to decide, in milliseconds. Default 600000. */
  interactionLifetime?: number | undefined;
}
