import type {
  BackchannelAuthenticationFailRequest,
  BackchannelAuthenticationResponse,
} from "../../generated/models.js";
import type { Awaitable, Passage } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { optionalFunction, requiredFunction, type OptionChecks } from "../endpoint/option-checks.js";
import { readVerdict, type Verdict } from "./verdict.js";

/** A valid request of an authenticated client, as `ciba.processAuthentication` gives it. Never show the ticket to anybody. */
export type AuthenticationRequest = BackchannelAuthenticationResponse & {
  action: "USER_IDENTIFICATION";
  ticket: string;
  hint: string;
};

/** A user of the server: the subject, or an object that has it. */
export type AuthenticationUser = string | { readonly subject: string };

/**
 * What only the server can decide. A question is answered with `true`, with `false`, or with a {@link Verdict} that says
 * why; what a callback throws ends the request with `server_error`. They are asked in this order.
 */
export interface AuthenticationDecisions<User extends AuthenticationUser> {
  /**
   * Whether the hint, a `login_hint_token`, has expired. Default: by the `exp` claim, if the token is a JWT. Its signature is
   * for `identifyUser` to verify.
   */
  isLoginHintTokenExpired?: ((request: AuthenticationRequest) => Awaitable<boolean>) | undefined;
  /**
   * Finds the user that a hint stands for, or nothing. `request.hintType` says what `request.hint` is; the subject of an
   * `id_token_hint` is in `request.sub`.
   */
  identifyUser: (request: AuthenticationRequest) => Awaitable<User | null | undefined>;
  /** Whether the client may use this endpoint. Default: every client that the API let through. No: `UNAUTHORIZED_CLIENT`. */
  allowClient?: ((request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /** Whether a user code is needed beyond those that service and client ask for. Default: none. It needs `checkUserCode`. */
  needsUserCode?: ((request: AuthenticationRequest, user: User) => Awaitable<boolean>) | undefined;
  /**
   * Whether the user code is the user's. Compare with {@link equalSecrets}, limit attempts with {@link createRateLimit}.
   * Needed where codes are required; a code that nobody asked for is passed over without it. No: `INVALID_USER_CODE`.
   */
  checkUserCode?: ((userCode: string, user: User, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the message can be shown. Default: 1 to 64 characters, none of which is a control or changes the direction of
   * writing. No: `INVALID_BINDING_MESSAGE`.
   */
  checkBindingMessage?: ((bindingMessage: string, request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether tokens may be made for the resources that the client names: RFC 8707. Default: no resource is known. No:
   * `INVALID_TARGET`.
   */
  checkResources?: ((resources: string[], request: AuthenticationRequest) => Awaitable<Verdict>) | undefined;
  /**
   * Whether the user may be asked at all: not when locked, and not too often, since prompts that nobody wants are the
   * abuse that CIBA invites. Default: yes. No: `ACCESS_DENIED`.
   */
  allowRequest?: ((request: AuthenticationRequest, user: User) => Awaitable<Verdict>) | undefined;
  /**
   * Keeps from clients whether a user exists, is locked, or has another user code. Default `false`: each is told by its
   * own error.
   * - `"deny"`: all are answered with `ACCESS_DENIED`.
   * - `"pretend"`: all are answered as if the user had been asked and did not react; the transaction expires.
   *
   * What does not depend on the user is checked before either. How long your callbacks take is not concealed.
   */
  concealUsers?: "deny" | "pretend" | false | undefined;
}

export const decisionChecks: OptionChecks<AuthenticationDecisions<AuthenticationUser>> = {
  isLoginHintTokenExpired: optionalFunction,
  identifyUser: requiredFunction,
  allowClient: optionalFunction,
  needsUserCode: optionalFunction,
  checkUserCode: optionalFunction,
  checkBindingMessage: optionalFunction,
  checkResources: optionalFunction,
  allowRequest: optionalFunction,
  concealUsers: {
    expected: '"deny", "pretend" or false',
    holds: (value) => value === "deny" || value === "pretend" || value === false,
  },
};

type Refusal = Omit<BackchannelAuthenticationFailRequest, "ticket">;

/** The user to ask; or a refusal, and whether it is one to conceal. */
export type Decision<User> = { user: User } | { refusal: Refusal; concealed: boolean };

/** Asks the server about a request, in the order in which a refusal tells the client least. */
export async function decide<User extends AuthenticationUser>(
  request: AuthenticationRequest,
  decisions: AuthenticationDecisions<User>,
  passage: Passage,
  now: () => number,
): Promise<Decision<User>> {
  const ask = async (name: string, reason: Refusal["reason"], question: () => Awaitable<Verdict>) =>
    readVerdict(await passage.run(name, question), name, reason);
  const refuse = (refusal: Refusal) => ({ refusal, concealed: false });
  const { bindingMessage, resources } = request;

  // Before anything depends on the user, since this fault would show who exists.
  if (request.userCodeRequired && !decisions.checkUserCode) {
    const message = "a user code is required: give backchannelAuthentication() the option checkUserCode";
    throw new HandlerError("ERR_OPTION_MISSING", message);
  }
  // Before the user is looked up: a token that has expired may not lead to anybody any more.
  if (request.hintType === "LOGIN_HINT_TOKEN") {
    const isExpired = decisions.isLoginHintTokenExpired ?? ((request) => hasExpired(request.hint, now()));
    const expired = await passage.run("isLoginHintTokenExpired", () => isExpired(request));
    if (expired !== false) return refuse({ reason: "EXPIRED_LOGIN_HINT_TOKEN" });
  }
  const user = (await passage.run("identifyUser", () => decisions.identifyUser(request))) ?? undefined;
  const known = user !== undefined && subjectOf(user) !== "";
  // What depends on the user waits until everything else has been asked, if it is to be concealed.
  let aboutUser: Refusal | undefined = known ? undefined : { reason: "UNKNOWN_USER_ID" };
  const tell = () => aboutUser !== undefined && !decisions.concealUsers;

  if (tell()) return refuse(aboutUser!);
  const client = await ask("allowClient", "UNAUTHORIZED_CLIENT", () =>
    decisions.allowClient ? decisions.allowClient(request) : true,
  );
  if (client) return refuse(client);
  if (known) aboutUser = await checkUserCode(request, user, decisions, passage, ask);
  if (tell()) return refuse(aboutUser!);
  const binding =
    typeof bindingMessage === "string" &&
    (await ask("checkBindingMessage", "INVALID_BINDING_MESSAGE", () =>
      (decisions.checkBindingMessage ?? isShowable)(bindingMessage, request),
    ));
  if (binding) return refuse(binding);
  const target =
    resources &&
    resources.length > 0 &&
    (await ask("checkResources", "INVALID_TARGET", () =>
      decisions.checkResources ? decisions.checkResources(resources, request) : false,
    ));
  if (target) return refuse(target);
  if (known)
    aboutUser ??= await ask("allowRequest", "ACCESS_DENIED", () =>
      decisions.allowRequest ? decisions.allowRequest(request, user) : true,
    );
  if (tell()) return refuse(aboutUser!);
  return aboutUser ? { refusal: aboutUser, concealed: true } : { user: user! };
}

export function subjectOf(user: AuthenticationUser): string {
  const subject: unknown = typeof user === "string" ? user : user.subject;
  if (typeof subject === "string") return subject;
  throw new TypeError("identifyUser must give a subject, an object with a subject, or nothing");
}

async function checkUserCode<User extends AuthenticationUser>(
  request: AuthenticationRequest,
  user: User,
  { needsUserCode, checkUserCode: check }: AuthenticationDecisions<User>,
  passage: Passage,
  ask: (name: string, reason: Refusal["reason"], question: () => Awaitable<Verdict>) => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  const { userCode, userCodeRequired } = request;
  // As with verdicts, only a clear no is one.
  const own = await passage.run("needsUserCode", () => (needsUserCode ? needsUserCode(request, user) : false));
  const needed = userCodeRequired === true || own !== false;
  if (!userCode) return needed ? { reason: "MISSING_USER_CODE" } : undefined;
  if (check) return ask("checkUserCode", "INVALID_USER_CODE", () => check(userCode, user, request));
  return undefined;
}

/** Whether a message is text that a device can show as it is. */
function isShowable(message: string): boolean {
  return /^[^\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]{1,64}$/u.test(message);
}

/** Whether a JWT says that it has expired. Another text does not say anything. */
function hasExpired(token: string, now: number): boolean {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  try {
    const { exp } = JSON.parse(atob(payload!.replaceAll("-", "+").replaceAll("_", "/"))) as { exp?: unknown };
    return typeof exp === "number" && exp * 1000 <= now;
  } catch {
    return false;
  }
}
