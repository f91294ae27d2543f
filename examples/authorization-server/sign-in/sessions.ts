// The sessions of browsers. The cookie only contains a random identifier; the session itself is in the store.
import { createHash, randomBytes } from "node:crypto";
import type { Store } from "authlete/handlers";
import { generateCookie } from "hono/cookie";
import { ACRS } from "../acrs.js";
import type { User } from "../users.js";

/** An account that a user has signed in to. */
export interface SignIn {
  readonly subject: string;
  /** When the password was entered, in seconds since the epoch. */
  readonly authTime: number;
  readonly acr: string;
}

/** The sign-in of a user who has just entered the right password. */
export const signedIn = ({ subject }: User, now: number): SignIn => ({
  subject,
  authTime: Math.floor(now / 1000),
  acr: ACRS.password,
});

export interface Session {
  /** The value that forms have to contain, to prevent cross-site request forgery. */
  readonly csrfToken: string;
  /** The accounts that are signed in in this browser, the current one first. */
  readonly accounts: readonly SignIn[];
}

export interface Sessions {
  read(request: Request): Promise<Session | undefined>;
  /**
   * Replaces the session of the request by one with a new identifier, to prevent session fixation. Returns the session and the cookie
   * to send.
   */
  replace(request: Request, accounts: readonly SignIn[]): Promise<{ session: Session; cookie: string }>;
  /** The accounts of the request's session, with `account` added or moved to the front as the current one. */
  withCurrent(request: Request, account: SignIn): Promise<SignIn[]>;
}

/** How long a session lasts, in seconds. */
const LIFETIME = 12 * 3600;

export interface SessionsOptions {
  store: Store;
  /** Whether an account may still be used. */
  mayUse: (subject: string) => boolean;
}

export function createSessions({ store, mayUse }: SessionsOptions): Sessions {
  const read = async (request: Request): Promise<Session | undefined> => {
    const id = idIn(request);
    const text = id && (await store.get(keyOf(id)));
    if (typeof text !== "string") return undefined;
    const { csrfToken, accounts } = JSON.parse(text) as Session;
    return { csrfToken, accounts: accounts.filter(({ subject }) => mayUse(subject)) };
  };
  return {
    read,
    async replace(request, accounts) {
      const old = idIn(request);
      if (old) await store.delete(keyOf(old));
      const [id, csrfToken] = [secret(), secret()];
      const session = { csrfToken, accounts };
      await store.set(keyOf(id), JSON.stringify(session), LIFETIME * 1000);
      const cookie = generateCookie("session", id, {
        path: "/",
        httpOnly: true,
        sameSite: "Lax",
        maxAge: LIFETIME,
        // The `__Host-` prefix prevents other hosts of the domain from setting the cookie. It requires https.
        ...(isSecure(request) && { secure: true, prefix: "host" }),
      });
      return { session, cookie };
    },
    async withCurrent(request, account) {
      const others = ((await read(request))?.accounts ?? []).filter(({ subject }) => subject !== account.subject);
      return [account, ...others];
    },
  };
}

function idIn(request: Request): string | undefined {
  const name = isSecure(request) ? "__Host-session" : "session";
  const pairs = (request.headers.get("cookie") ?? "").split(/; */);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

const isSecure = ({ url }: Request) => url.startsWith("https:");
/** Hashes the identifier, so that read access to the store is not enough to take over a session. */
const keyOf = (id: string) => `session:${createHash("sha256").update(id).digest("base64url")}`;
const secret = () => randomBytes(24).toString("base64url");
