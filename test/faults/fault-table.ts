// What can go wrong on the way to the API, and how the client handles it. fault-table.slow.test.ts tests all of it on real sockets;
// scripts/docs-parts/fault-tables.ts writes the same table into the documentation.
import type { Socket } from "node:net";
import { gzipSync } from "node:zlib";
import type { AuthleteOptions } from "authlete";
import { GOOD } from "./fault-server.js";
import { close, nothing, raw, rawThen, reply, reset, trickle, type Act } from "./wire.js";

export interface Fault {
  name: string;
  /** How the server handles a request that it has read. */
  answer?: Act;
  /** How the server handles a new connection, before it reads anything. */
  connect?: (socket: Socket) => void;
  /** Nothing listens on the port. */
  refused?: true;
  /** The server accepts connections and neither reads nor writes. */
  silent?: true;
  /** The server uses TLS with this certificate. */
  certificate?: "trusted" | "self-made" | "expired" | "of another host";
  /** The server's address as passed to the client. */
  address?: (port: number) => string;
  /** A successful call comes first, and its connection is still open, or closed by the server, when the faulty call begins. */
  reuse?: "open" | "closed";
  options?: Pick<AuthleteOptions, "timeout" | "retry">;

  /** The error's code; `undefined` if the call succeeds. */
  code?: "ERR_API" | "ERR_RESPONSE" | "ERR_TIMEOUT" | "ERR_CONNECTION";
  cause?: RegExp;
  details?: {
    status: number;
    resultCode?: string | undefined;
    resultMessage?: string | undefined;
    retryAfter?: number;
  };
  /** The result of a successful call. */
  result?: unknown;
  /** How often a repeatable operation is sent, and one that must not be repeated. */
  sent: { safe: number; unsafe: number };
  /** Set if no request arrives at all. */
  arrives?: false;
  /** The minimum duration in milliseconds, if the call is sent more than once or succeeds, and the maximum. */
  takes?: [number, number];
  /** The runtime keeps connecting after the call, until its own limit: ten seconds in Node.js. */
  lingers?: true;
}

const once = { safe: 1, unsafe: 1 };
const ifSafe = { safe: 3, unsafe: 1 };
const always = { safe: 3, unsafe: 3 };

const json = JSON.stringify(GOOD);
const JSON_TYPE = "content-type: application/json";
const HTML_TYPE = "content-type: text/html";
const page = "<html><title>Bad gateway</title></html>";
const head = (...headers: string[]) => ["HTTP/1.1 200 OK", JSON_TYPE, ...headers, "", ""].join("\r\n");
const half = `${head("content-length: 100")}{"action"`;

/** The connection fails, with this code in the cause. */
const broken = (name: string, cause: RegExp, fault: Partial<Fault> | Act): Fault => ({
  name,
  code: "ERR_CONNECTION",
  cause,
  sent: ifSafe,
  ...(typeof fault === "function" ? { answer: fault } : fault),
});

/** There is no complete answer in time. */
const late = (name: string, fault: Partial<Fault> | Act): Fault => ({
  name,
  options: { timeout: 250, retry: { delay: 10 } },
  code: "ERR_TIMEOUT",
  sent: ifSafe,
  ...(typeof fault === "function" ? { answer: fault } : fault),
});

/** The answer is unusable, whatever its status. */
const useless = (name: string, answer: Act, status = 200): Fault => ({
  name,
  answer,
  code: "ERR_RESPONSE",
  details: { status },
  sent: once,
});

/** The API, or a proxy in front of it, answers with an error. */
const failed = (name: string, status: number, answer: Act, sent: Fault["sent"], details = {}): Fault => ({
  name,
  answer,
  code: "ERR_API",
  details: { status, ...details },
  sent,
});

/** The call succeeds. */
const fine = (name: string, answer: Act, result: unknown = GOOD): Fault => ({ name, answer, result, sent: once });

const connections: Fault[] = [
  broken("connection refused", /ECONNREFUSED/, { refused: true, sent: always }),
  broken("connection refused on every address of a host name", /ECONNREFUSED/, {
    refused: true,
    address: (port) => `http://localhost:${port}`,
    sent: always,
  }),
  broken("unknown host", /ENOTFOUND/, {
    address: () => "http://authlete.test.invalid",
    sent: always,
    arrives: false,
  }),
  {
    name: "slow DNS, but in time",
    address: (port) => `http://300.slow.test.invalid:${port}`,
    result: GOOD,
    sent: once,
    takes: [250, 10_000],
  },
  late("slow DNS, beyond the timeout", {
    address: (port) => `http://700.slow.test.invalid:${port}`,
    arrives: false,
  }),
  broken("reset before the request was sent", /ECONNRESET|EPIPE|UND_ERR_SOCKET/, { connect: reset, arrives: false }),
  broken("closed before the request was sent", /ECONNRESET|EPIPE|UND_ERR_SOCKET/, {
    connect: (socket) => socket.destroy(),
    arrives: false,
  }),
  broken("reset after the request was sent", /ECONNRESET/, ({ socket }) => reset(socket)),
  broken("closed without an answer", /UND_ERR_SOCKET/, ({ socket }) => close(socket)),
  broken("idle connection reset just as it is used again", /ECONNRESET/, {
    reuse: "open",
    answer: ({ socket }) => reset(socket),
  }),
  broken("idle connection closed just as it is used again", /UND_ERR_SOCKET/, {
    reuse: "open",
    answer: ({ socket }) => void socket.destroy(),
  }),
  { name: "idle connection closed before it is used again", reuse: "closed", result: GOOD, sent: once },
];

const times: Fault[] = [
  late("no answer at all", nothing),
  late("half of the headers, then silence", rawThen("HTTP/1.1 200 OK\r\nconte", nothing)),
  late("headers, then silence", rawThen(head("content-length: 100"), nothing)),
  late("half of the body, then silence", rawThen(half, nothing)),
  late("headers that come byte by byte", trickle("HTTP/1.1 200 OK\r\nx-slow: ")),
  late("body that comes byte by byte", trickle(head("content-length: 100000"))),
  late("no answer, and a deadline shorter than all attempts", {
    answer: nothing,
    options: { timeout: 500, retry: { retries: 9, delay: 0, deadline: 1300 } },
    takes: [1250, 4000],
  }),
];

/** Options for rows that take a while on a busy machine. */
const PATIENT = { timeout: 120_000, retry: { retries: 0, deadline: 120_000 } };

const bodies: Fault[] = [
  broken("reset in the middle of the headers", /ECONNRESET/, rawThen("HTTP/1.1 200 OK\r\nconte", reset)),
  broken("reset in the middle of the body", /ECONNRESET/, rawThen(half, reset)),
  broken("body cut short, with `Content-Length`", /UND_ERR_SOCKET/, rawThen(half, close)),
  broken(
    "body cut short, in chunks",
    /UND_ERR_SOCKET/,
    rawThen(`${head("transfer-encoding: chunked")}f\r\n{"action":"OK"\r\n`, close),
  ),
  useless("body cut short, without `Content-Length`", rawThen(`${head()}{"action":"OK"`, close)),
  broken("`Content-Length` too large", /UND_ERR_SOCKET/, rawThen(`${head("content-length: 16")}${json}`, close)),
  useless("`Content-Length` too small", rawThen(`${head("content-length: 5")}${json}`, close)),
  fine("bytes after the end of the body", rawThen(`${head(`content-length: ${json.length}`)}${json}surplus`, close)),
  broken("`Content-Length` that is no number", /^HPE_/, raw(`${head("content-length: many")}${json}`)),
  broken("chunk without a size", /^HPE_/, raw(`${head("transfer-encoding: chunked")}zz\r\n${json}`)),
  fine("gzip", reply(200, gzipSync(json), JSON_TYPE, "content-encoding: gzip")),
  broken("broken gzip", /Z_DATA_ERROR/, reply(200, json, JSON_TYPE, "content-encoding: gzip")),
  useless("gzip cut short", reply(200, gzipSync(json).subarray(0, -12), JSON_TYPE, "content-encoding: gzip")),
  useless("unknown encoding", reply(200, gzipSync(json), JSON_TYPE, "content-encoding: own")),
  {
    ...fine("answer of 50 MB", (exchange) => reply(200, JSON.stringify({ action: "x".repeat(50 << 20) }))(exchange)),
    result: `${(50 << 20) + 13} characters of JSON`,
    options: PATIENT,
    takes: [0, 120_000],
  },
  {
    ...failed("page of 50 MB with status 502", 502, (exchange) => reply(502, "x".repeat(50 << 20))(exchange), once),

    options: PATIENT,
    takes: [0, 120_000],
  },
];

const contents: Fault[] = [
  ...Object.entries({
    "invalid JSON": "{action: OK}",
    "JSON cut short": json.slice(0, -1),
    "JSON array": `[${json}]`,
    "JSON string": '"OK"',
    "JSON number": "5",
    "JSON `null`": "null",
    "number that JavaScript cannot hold": '{"clientId":12345678901234567891}',
  }).map(([name, body]) => useless(`${name} with status 200`, reply(200, body, JSON_TYPE))),
  useless("HTML with status 200", reply(200, page, HTML_TYPE)),
  failed("HTML with status 403", 403, reply(403, page, HTML_TYPE), once),
  ...[502, 503, 504].map((status) =>
    failed(`HTML with status ${status}`, status, reply(status, page, HTML_TYPE), ifSafe),
  ),
  ...[400, 401, 404, 409, 500, 501].map((status) => {
    const details = { resultCode: "A001202", resultMessage: "[A001202] No." };
    return failed(`JSON with status ${status}`, status, reply(status, JSON.stringify(details)), once, details);
  }),
  failed("empty 500", 500, reply(500), once),
  failed("JSON `null` with status 500", 500, reply(500, "null"), once),
  { ...fine("empty 200", reply(200)), result: undefined },
  { ...fine("204", reply(204)), result: undefined },
  fine("201 with a body", reply(201, json, JSON_TYPE)),
  { ...fine("empty 201", reply(201)), result: undefined },
  fine("JSON without `Content-Type`", reply(200, json)),
  fine("JSON that is called HTML", reply(200, json, HTML_TYPE)),
  fine("JSON behind a byte order mark", reply(200, `\ufeff${json}`, JSON_TYPE)),
];

const OK = "HTTP/1.1 200 OK";
const headers: Fault[] = [
  fine("`Content-Type` twice", raw(OK, JSON_TYPE, HTML_TYPE, "", json)),
  broken(
    "two `Content-Length` that differ",
    /HPE_UNEXPECTED_CONTENT_LENGTH/,
    raw(OK, "content-length: 15", "content-length: 5", "", json),
  ),
  broken(
    "`Content-Length` and chunks at once",
    /^HPE_/,
    raw(OK, "content-length: 15", "transfer-encoding: chunked", "", "f", json, "0", "", ""),
  ),
  broken("header without a colon", /HPE_INVALID_HEADER_TOKEN/, raw(OK, "no colon", "", json)),
  broken("header with a zero byte", /HPE_INVALID_HEADER_TOKEN/, raw(OK, "x-a: \0", "", json)),
  broken("headers of 100 kB", /UND_ERR_HEADERS_OVERFLOW/, raw(OK, `x-a: ${"a".repeat(100_000)}`, "", json)),
  broken("answer that is no HTTP", /HPE_INVALID_CONSTANT/, raw("220 mail.example.com ESMTP", "")),
  broken(
    "100 that was not asked for, then 200",
    /UND_ERR_SOCKET/,
    raw("HTTP/1.1 100 Continue", "", OK, "content-length: 15", "connection: close", "", json),
  ),
  fine(
    "103, then 200",
    raw("HTTP/1.1 103 Early Hints", "link: </a>", "", OK, "content-length: 15", "connection: close", "", json),
  ),
  late("102 again and again, then silence", rawThen("HTTP/1.1 102 Processing\r\n\r\n".repeat(9), nothing)),
  broken(
    "101 that was not asked for",
    /UND_ERR_SOCKET/,
    raw("HTTP/1.1 101 Switching Protocols", "connection: upgrade", "upgrade: own", "", ""),
  ),
];

const redirects = [301, 302, 303, 307, 308].flatMap((status) =>
  ["the same", "another"].map((origin) =>
    useless(
      `${status} to ${origin} origin`,
      (exchange) => {
        const target = origin === "another" ? exchange.elsewhere : "";
        reply(status, "", `location: ${target}/elsewhere`)(exchange);
      },
      status,
    ),
  ),
);

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toUTCString();
const advice: Fault[] = [429, 503].flatMap((status) => {
  /** One retry is enough to measure the delay. */
  const advised = (name: string, header: () => string, rest: Partial<Fault> = {}, retryAfter?: number): Fault => ({
    ...failed(`${status} with ${name}`, status, (exchange) => reply(status, page, header())(exchange), {
      safe: 2,
      unsafe: status === 429 ? 2 : 1,
    }),
    options: { retry: { retries: 1, delay: 10 } },
    ...rest,
    details: retryAfter === undefined ? { status } : { status, retryAfter },
  });
  return [
    advised("no advice", () => HTML_TYPE),
    advised("`Retry-After` of a second", () => "retry-after: 1", { takes: [1000, 10_000] }, 1),
    // Dates have no fractions of a second, so two seconds from now may be little more than one.
    advised("`Retry-After` as a date", () => `retry-after: ${later(2)}`, { takes: [900, 10_000] }),
    advised("`Retry-After` of a date that is past", () => `retry-after: ${later(-60)}`, {}, 0),
    advised(
      "an absurd `Retry-After`",
      () => "retry-after: 99999999999",
      { sent: once, takes: [0, 10_000] },
      99999999999,
    ),
    advised("a negative `Retry-After`", () => "retry-after: -5", {}, 0),
    advised("`RateLimit-Reset` of a second", () => "ratelimit-reset: 1", { takes: [1000, 10_000] }, 1),
    advised("`RateLimit-Reset` as a time", () => `ratelimit-reset: ${Math.ceil(Date.now() / 1000) + 1}`, {
      takes: [900, 10_000],
    }),
  ];
});

const tls: Fault[] = [
  { name: "certificate that is trusted", certificate: "trusted", result: GOOD, sent: once },
  broken("self-made certificate", /DEPTH_ZERO_SELF_SIGNED_CERT/, { certificate: "self-made", arrives: false }),
  broken("expired certificate", /CERT_HAS_EXPIRED/, { certificate: "expired", arrives: false }),
  broken("certificate of another host", /ERR_TLS_CERT_ALTNAME_INVALID/, {
    certificate: "of another host",
    arrives: false,
  }),
  broken("TLS spoken to a server without it", /SSL|EPROTO|ECONNRESET/, {
    address: (port) => `https://127.0.0.1:${port}`,
    arrives: false,
  }),
  broken("no TLS spoken to a server with it", /UND_ERR_SOCKET|ECONNRESET|HPE_/, {
    certificate: "trusted",
    address: (port) => `http://127.0.0.1:${port}`,
    arrives: false,
  }),
  broken("connection closed during the handshake", /ECONNRESET|EPIPE/, {
    certificate: "trusted",
    connect: (socket) => socket.destroy(),
    arrives: false,
  }),
  late("handshake that is never answered", {
    silent: true,
    address: (port) => `https://127.0.0.1:${port}`,
    arrives: false,
    lingers: true,
  }),
];

export const faultTable: Record<string, Fault[]> = {
  connections,
  times,
  bodies,
  contents,
  headers,
  redirects,
  advice,
  tls,
};
