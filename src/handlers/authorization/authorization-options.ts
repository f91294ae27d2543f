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

/** A request of a client that waits for its user. */
export interface Interaction {
  /** Names the interaction in the pages of your server. It is of use only in the browser in which the request was made. */
  readonly reference: string;
  /** What the page has to bring about: the first of it is enough, and `interact` is called again for what is then left. */
  readonly needs: readonly Need[];
  /** What the client asks for, with `loginHint`, `display` and `uiLocales` for the page. */
  readonly question: AuthorizationQuestion;
  /** Who is signed in. */
  readonly session: UserSession | undefined;
  /** Those of the scopes that the user has not agreed to before. */
  readonly scopes: readonly Scope[];
  /** Those of the claims that the user has not agreed to before. */
  readonly claims: readonly string[];
}

/** Options of `authorization`. */
export interface AuthorizationOptions extends EndpointOptions, ClockOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "authorization">;
  /** Who is signed in in the browser that sends this request; nothing if nobody is. */
  session: (request: Request) => Awaitable<UserSession | null | undefined>;
  /**
   * Shows a page, or redirects to one. It gets what is needed and a reference; hand what comes of the page to
   * `decide` with that reference.
   */
  interact: (interaction: Interaction, request: Request) => Awaitable<Response>;
  /** Values of those claims that the ID token is to hold, of the user. Leave out what the user has not. Default: none. */
  claims?:
    | ((
        subject: string,
        names: readonly string[],
        question: AuthorizationQuestion,
      ) => Awaitable<Record<string, unknown> | null | undefined>)
    | undefined;
  /** Whether the client may have all it asks for without the user's consent: for your own applications. Default: no. */
  isFirstParty?: ((question: AuthorizationQuestion, session: UserSession) => Awaitable<boolean>) | undefined;
  /** Whether tokens may be issued for the resources that the client names: RFC 8707. Default: yes. */
  allowResources?: ((resources: readonly string[], question: AuthorizationQuestion) => Awaitable<boolean>) | undefined;
  /** What to add to what is issued, such as `properties` or `jwtAtClaims`. A consent's own members come before it. Default: nothing. */
  grant?: ((session: UserSession, question: AuthorizationQuestion) => Awaitable<Grant | null | undefined>) | undefined;
  /** Shows a page for an error that cannot go to the client. Default: the error as JSON. */
  showError?:
    ((error: { error: string; errorDescription?: string }, request: Request) => Awaitable<Response>) | undefined;
  /** Where requests wait for their users. Default: the memory of this process, 32 Mi characters of it. */
  store?: Store | undefined;
  /** Where consents are remembered. Default: the memory of this process. */
  consents?: Store | undefined;
  /** How long a request waits for each step of its user, in milliseconds. The API keeps its ticket for a day. Default 600000. */
  interactionLifetime?: number | undefined;
  /** Further properties of each call of `authorization.processRequest`. Default: none. */
  extra?: Omit<AuthorizationRequest, "parameters"> | undefined;
}
