import type { Authlete } from "../../client/client.js";
import type { AuthorizationRequest, Scope } from "../../generated/models.js";
import type { ClockOptions } from "../endpoint/clock.js";
import type { EndpointOptions } from "../endpoint/endpoint-options.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { Store } from "../store/store.js";
import type { AuthorizationQuestion } from "./asked.js";
import type { Grant } from "./decision.js";
import type { Need } from "./requirements.js";
import type { UserSession } from "./user-session.js";

/** A client's request that waits for the user. */
export interface Interaction {
  /** Identifies the interaction in your pages. Valid only in the browser in which the request was made. */
  readonly reference: string;
  /** The steps that the page must complete. The first is enough: `interact` is called again for the rest. */
  readonly needs: readonly Need[];
  /** The client's request, with `loginHint`, `display` and `uiLocales` for the page. */
  readonly question: AuthorizationQuestion;
  /** The signed-in user, if any. */
  readonly session: UserSession | undefined;
  /** The requested scopes that the user has not agreed to before. */
  readonly scopes: readonly Scope[];
  /** The requested claims that the user has not agreed to before. */
  readonly claims: readonly string[];
}

/** Options of `authorization`. */
export interface AuthorizationOptions extends EndpointOptions, ClockOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "authorization">;
  /** Returns the signed-in user of the browser that sent the request, or nothing if there is none. */
  session: (request: Request) => Awaitable<UserSession | null | undefined>;
  /**
   * Shows a page, or redirects to one. Pass the outcome of the page to `decide` with the reference of the interaction.
   */
  interact: (interaction: Interaction, request: Request) => Awaitable<Response>;
  /** Returns the user's claims for the ID token. Omit claims that the user does not have. Default: none. */
  claims?:
    | ((
        subject: string,
        names: readonly string[],
        question: AuthorizationQuestion,
      ) => Awaitable<Record<string, unknown> | null | undefined>)
    | undefined;
  /** Whether the client needs no consent of the user, as one of your own applications. Default: no. */
  isFirstParty?: ((question: AuthorizationQuestion, session: UserSession) => Awaitable<boolean>) | undefined;
  /** Whether tokens may be issued for the requested resources: RFC 8707. Default: yes. */
  allowResources?: ((resources: readonly string[], question: AuthorizationQuestion) => Awaitable<boolean>) | undefined;
  /** Returns properties for `authorization.issue`, such as `jwtAtClaims`. Those of a consent take precedence. Default: none. */
  grant?: ((session: UserSession, question: AuthorizationQuestion) => Awaitable<Grant | null | undefined>) | undefined;
  /** Shows a page for an error that cannot be sent to the client. Default: the error as JSON. */
  showError?:
    ((error: { error: string; errorDescription?: string }, request: Request) => Awaitable<Response>) | undefined;
  /** Where pending requests are stored. Default: the memory of this process, up to 2^25 characters. */
  store?: Store | undefined;
  /** Where consents are stored. Default: the memory of this process. */
  consents?: Store | undefined;
  /** How long a request waits for each step of the user, in milliseconds. The API keeps its ticket for a day. Default 600000. */
  interactionLifetime?: number | undefined;
  /** Additional properties for `authorization.processRequest`. Default: none. */
  extra?: Omit<AuthorizationRequest, "parameters"> | undefined;
}
