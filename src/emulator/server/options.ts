import { createSystemClock, type EmulatorClock } from "../service/clock.js";
import { seededClients, type ClientSettings } from "../settings/client-settings.js";
import { hostnameOf } from "./allowed-hosts.js";
import { DEFAULT_JOURNAL_BYTES, DEFAULT_JOURNAL_SIZE, type JournalEntry } from "./journal.js";
import { systemRandom, type RandomSource } from "../service/random.js";
import type { ServiceSettings } from "../settings/service-settings.js";
import { softwareStatements, type SoftwareStatements } from "../settings/software-statements.js";
import { count, flag, isListOf } from "../settings/settings-check.js";
import { isObject } from "../../shared/is-object.js";

/** The service identifier of an emulator that is given none. */
export const defaultServiceId = "1000000001";
/** The API token of an emulator that is given none. It is public knowledge. */
export const defaultToken = "api-token-of-the-local-emulator";
/** The base URL of an emulator that does not listen. */
export const defaultUrl = "http://authlete.localhost";

/** Options of `createEmulator`. */
export interface EmulatorOptions {
  /** Identifier of the service, of letters, digits, hyphens and underscores. Default: {@link defaultServiceId}. */
  serviceId?: string | undefined;
  /** The API token that calls need. Default: {@link defaultToken}. */
  token?: string | undefined;
  /** Base URL while the emulator does not listen, without a path. Default: {@link defaultUrl}. */
  url?: string | undefined;
  /** Where the emulator takes the time from. Default: the system's time plus what `advance()` added. */
  clock?: EmulatorClock | undefined;
  /** Source of tickets, identifiers and tokens. Default: `crypto.getRandomValues`. Keys are made by Web Crypto in any case. */
  random?: RandomSource | undefined;
  /** Settings of the service that differ from the defaults. Default: none. */
  service?: ServiceSettings | undefined;
  /** The clients to begin with. Default: one for each delivery mode. */
  clients?: readonly ClientSettings[] | undefined;
  /**
   * Fetches what clients have behind URLs: key sets (`jwksUri`), request objects (`requestUris`), the lists behind the
   * `sector_identifier_uri` of those that register, the statements of a federation, the metadata documents of clients,
   * and the keys of other issuers. Default: nothing does, since the emulator needs no network, and a request that needs
   * such a thing is answered with 501. Redirects are not followed.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Whether polls faster than the interval get `slow_down`, rather than `authorization_pending`. Default: true. */
  slowDown?: boolean | undefined;
  /** Whether a code that comes again ends the tokens it was redeemed for: RFC 6749, section 4.1.2. Default: false, as at Authlete. */
  codeReplayRevokes?: boolean | undefined;
  /** The keys and rules for software statements, with which clients may register: RFC 7591, section 2.3. Default: none is trusted. */
  softwareStatements?: SoftwareStatements | undefined;
  /** Whether revoking a grant ends its access tokens too, and not just its refresh tokens. Default: false, as at Authlete. */
  revokedGrantEndsAccessTokens?: boolean | undefined;
  /** The error of a push notification after TRANSACTION_FAILED. Default: `expired_token`, as Authlete documents it. */
  pushTransactionFailedError?: "expired_token" | "transaction_failed" | undefined;
  /** How many calls `requests` keeps; older ones are forgotten. Default: 10,000. */
  journalSize?: number | undefined;
  /** How many bytes the requests in `requests` may have together; older ones are forgotten. Default: 16 MiB. */
  journalBytes?: number | undefined;
  /**
   * Names of hosts, without ports, that requests to the port may be for besides those of this machine and that of `url`. Each lets
   * web pages of that name call the emulator. Default: none.
   */
  allowedHosts?: readonly string[] | undefined;
  /** Called with each journal entry as it is made. Default: nothing is called. */
  onRequest?: ((entry: JournalEntry) => void) | undefined;
}

/** The options with their defaults. */
export type ResolvedOptions = {
  readonly [Name in keyof Omit<EmulatorOptions, Nullable>]-?: Exclude<EmulatorOptions[Name], undefined>;
} & { readonly [Name in Nullable]: NonNullable<EmulatorOptions[Name]> | null };

/** What the emulator does without unless it is given. */
type Nullable = "fetch" | "softwareStatements";

const checks: Record<keyof EmulatorOptions, readonly [expected: string, holds: (value: unknown) => boolean]> = {
  serviceId: [
    "a string of digits, letters, hyphens and underscores",
    (value) => typeof value === "string" && /^[\w-]+$/.test(value),
  ],
  // RFC 6750, section 2.1.
  token: ["a bearer token", (value) => typeof value === "string" && /^[\w\-.~+/]+=*$/.test(value)],
  url: ["an absolute http or https URL without a path", isOrigin],
  clock: [
    "an object with now, which gives milliseconds, and advance",
    (value) =>
      isObject(value) &&
      typeof value["now"] === "function" &&
      Number.isFinite((value as unknown as EmulatorClock).now()) &&
      isFunction(value["advance"]),
  ],
  random: ["a function", isFunction],
  service: ["an object", isObject],
  clients: ["an array of objects", (value) => Array.isArray(value) && value.every(isObject)],
  fetch: ["a function", isFunction],
  slowDown: [flag.expected, flag.holds],
  codeReplayRevokes: [flag.expected, flag.holds],
  revokedGrantEndsAccessTokens: [flag.expected, flag.holds],
  softwareStatements: [softwareStatements.expected, softwareStatements.holds],
  pushTransactionFailedError: [
    "'expired_token' or 'transaction_failed'",
    (value) => value === "expired_token" || value === "transaction_failed",
  ],
  journalSize: [count.expected, count.holds],
  journalBytes: [count.expected, count.holds],
  allowedHosts: [
    "an array of host names without ports",
    (value) => isListOf(value, (name) => hostnameOf(name) !== undefined),
  ],
  onRequest: ["a function", isFunction],
};

/** Checks the options and fills in their defaults. What is inside `service` and `clients` is checked where it is used. */
export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  if (!isObject(options)) throw new TypeError("options must be an object");
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) {
    const check = Object.hasOwn(checks, name) ? checks[name as keyof EmulatorOptions] : undefined;
    if (!check) throw new TypeError(`${name} is not an option`);
    if (!check[1](value)) throw new TypeError(`${name} must be ${check[0]}`);
  }
  return {
    serviceId: defaultServiceId,
    token: defaultToken,
    url: defaultUrl,
    clock: createSystemClock(),
    random: systemRandom,
    service: {},
    clients: seededClients,
    fetch: null,
    slowDown: true,
    codeReplayRevokes: false,
    revokedGrantEndsAccessTokens: false,
    softwareStatements: null,
    pushTransactionFailedError: "expired_token",
    journalSize: DEFAULT_JOURNAL_SIZE,
    journalBytes: DEFAULT_JOURNAL_BYTES,
    allowedHosts: [],
    onRequest: () => {},
    ...Object.fromEntries(given),
  };
}

function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

function isOrigin(value: unknown): boolean {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  const { protocol, pathname, search, hash } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === "/" && search === "" && hash === "";
}
