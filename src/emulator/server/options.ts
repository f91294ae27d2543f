import { createSystemClock, type EmulatorClock } from "../service/clock.js";
import { seededClients, type ClientSettings } from "../settings/client-settings.js";
import { hostnameOf } from "./allowed-hosts.js";
import { DEFAULT_JOURNAL_BYTES, DEFAULT_JOURNAL_SIZE, type JournalEntry } from "./journal.js";
import { systemRandom, type RandomSource } from "../service/random.js";
import type { ServiceSettings } from "../settings/service-settings.js";
import { softwareStatements, type SoftwareStatements } from "../settings/software-statements.js";
import { count, flag, isListOf } from "../settings/settings-check.js";
import { isObject } from "../../shared/is-object.js";

/** The default service identifier. */
export const defaultServiceId = "1000000001";
/** The default API token. It is public, not a secret. */
export const defaultToken = "api-token-of-the-local-emulator";
/** The default base URL of an emulator that is not listening. */
export const defaultUrl = "http://authlete.localhost";

/** Options of `createEmulator`. */
export interface EmulatorOptions {
  /** Identifier of the initial service: letters, digits, hyphens, underscores. Default: {@link defaultServiceId}. */
  serviceId?: string | undefined;
  /** The API token that calls must send. Default: {@link defaultToken}. */
  token?: string | undefined;
  /** Base URL while the emulator is not listening, without a path. Default: {@link defaultUrl}. */
  url?: string | undefined;
  /** Source of the current time. Default: the system clock plus what `advance()` has added. */
  clock?: EmulatorClock | undefined;
  /** Source of tickets, identifiers and tokens. Default: `crypto.getRandomValues`. Keys always come from Web Crypto. */
  random?: RandomSource | undefined;
  /** Settings of the initial service that differ from the defaults. Default: none. */
  service?: ServiceSettings | undefined;
  /** The initial clients. Default: one for each CIBA delivery mode, and one for the code flow. */
  clients?: readonly ClientSettings[] | undefined;
  /**
   * Fetches documents that clients and others publish: key sets (`jwksUri`), request objects (`requestUris`), lists at
   * a `sector_identifier_uri`, federation statements, client metadata documents, and the keys of other issuers.
   * Redirects are not followed. Default: none, since the emulator needs no network; a request that needs such a
   * document is answered with 501.
   */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Whether polling faster than the interval gets `slow_down` rather than `authorization_pending`. Default: true. */
  slowDown?: boolean | undefined;
  /** Whether reuse of a code revokes its tokens (RFC 6749, section 4.1.2). Default: false, as at Authlete. */
  codeReplayRevokes?: boolean | undefined;
  /** Keys and rules for software statements (RFC 7591, section 2.3). Default: no statement is trusted. */
  softwareStatements?: SoftwareStatements | undefined;
  /** Whether revoking a grant ends its access tokens too, not just refresh tokens. Default: false, as at Authlete. */
  revokedGrantEndsAccessTokens?: boolean | undefined;
  /** The error in a push notification after TRANSACTION_FAILED. Default: `expired_token`, as Authlete documents. */
  pushTransactionFailedError?: "expired_token" | "transaction_failed" | undefined;
  /** The number of calls that `requests` keeps; older ones are forgotten. Default: 10,000. */
  journalSize?: number | undefined;
  /** Limit on the total size of the calls in `requests`, in bytes; older ones are forgotten. Default: 16 MiB. */
  journalBytes?: number | undefined;
  /**
   * Host names, without ports, that HTTP requests may name in addition to those of this machine and of `url`. Web pages
   * of these hosts may call the emulator. Default: none.
   */
  allowedHosts?: readonly string[] | undefined;
  /** Called with each new journal entry. Default: none. */
  onRequest?: ((entry: JournalEntry) => void) | undefined;
}

/** The options with defaults filled in. */
export type ResolvedOptions = {
  readonly [Name in keyof Omit<EmulatorOptions, Nullable>]-?: Exclude<EmulatorOptions[Name], undefined>;
} & { readonly [Name in Nullable]: NonNullable<EmulatorOptions[Name]> | null };

/** Options that have no default. */
type Nullable = "fetch" | "onRequest" | "softwareStatements";

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

/** Checks the options and fills in defaults. The settings in `service` and `clients` are checked where used. */
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
    onRequest: null,
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
