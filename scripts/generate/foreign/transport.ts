/** Settings of a client. */
export interface ClientOptions {
  /** Address of the API. Default: the first server of the description, if that is an absolute URL. */
  baseUrl?: string | undefined;
  /** Sent as a bearer token with every call. A function is called once for each call. */
  token?: string | (() => string | Promise<string>) | undefined;
  /** Headers to send with every call. */
  headers?: Record<string, string> | undefined;
  /** What to use in place of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
}

/** Settings of one call. */
export interface CallOptions {
  /** Ends the call. It then rejects with the signal's own reason. */
  signal?: AbortSignal | undefined;
  /** Headers to send, in addition to those of the client. */
  headers?: Record<string, unknown> | undefined;
}

/** The API answered with a status outside 2xx, or with something that the description does not know. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  constructor(
    message: string,
    /** The operation that was called. */
    readonly operation: string,
    /** HTTP status of the answer. */
    readonly status: number,
    /** The answer's body: parsed, if it is JSON, and otherwise as text. */
    readonly body: unknown,
  ) {
    super(message);
  }
}

/** What the transport needs to know of an operation. */
export interface OperationEntry {
  readonly method: string;
  /** Path template. */
  readonly path: string;
  /** Names of the path parameters in the order of the arguments. */
  readonly steps?: readonly string[];
  /** Whether there are query parameters. */
  readonly query?: true;
  /** Media type of the body, if there is one. */
  readonly body?: string;
  /** How parameters are written whose way is not the usual one: style, and a star if lists and objects are exploded. */
  readonly styles?: Readonly<Record<string, string>>;
  /** Media types of the answers, for `Accept`. */
  readonly accept: string;
}

type Pair = [name: string, value: string];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isJson = (type: string): boolean => /^[^;]*[/+]json\b/i.test(type);

function plain(value: unknown): string {
  if (typeof value === "string") return value;
  if (value instanceof Date) return value.toISOString();
  return isObject(value) ? JSON.stringify(value) : String(value);
}

const entriesOf = (value: object): Pair[] =>
  Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([name, entry]) => [name, plain(entry)]);

/** A value as a step of a path. A URL would take the names "." and ".." for folders, and so lead to another path. */
function writeStep(operation: string, name: string, value: unknown, style = "simple"): string {
  const explode = style.endsWith("*");
  const lists: Record<string, [begin: string, separator: string]> = {
    label: [".", explode ? "." : ","],
    matrix: [";", explode ? ";" : ","],
  };
  const [begin, separator] = lists[style.replace("*", "")] ?? ["", ","];
  const label = begin === ";" && (!explode || !isObject(value)) ? `${encodeURIComponent(name)}=` : "";
  let parts: string[];
  if (Array.isArray(value)) {
    const own = begin === ";" && explode ? `${encodeURIComponent(name)}=` : "";
    parts = value.map((entry) => own + encodeURIComponent(plain(entry)));
  } else if (isObject(value) && !(value instanceof Date) && style !== "json") {
    parts = entriesOf(value).flatMap(([key, entry]) => {
      const pair = [encodeURIComponent(key), encodeURIComponent(entry)];
      return explode ? [pair.join("=")] : pair;
    });
  } else parts = value === undefined || value === null ? [] : [encodeURIComponent(plain(value))];
  const text = parts.join(separator);
  if (begin === "" && /^\.{0,2}$/.test(text)) {
    throw new TypeError(`${operation}: ${name} must be a value other than "", "." and ".."`);
  }
  return begin + label + text;
}

/** The pairs that a query parameter is written as. */
function writeQuery(name: string, value: unknown, style = "form*"): Pair[] {
  if (value === undefined || value === null) return [];
  if (style === "json") return [[name, JSON.stringify(value)]];
  const separator = { spaceDelimited: " ", pipeDelimited: "|" }[style.replace("*", "")] ?? ",";
  const explode = style.endsWith("*");
  if (Array.isArray(value)) {
    const parts = value.map(plain);
    return explode ? parts.map((part) => [name, part]) : [[name, parts.join(separator)]];
  }
  if (!isObject(value) || value instanceof Date) return [[name, plain(value)]];
  const entries = entriesOf(value);
  if (style.startsWith("deepObject")) return entries.map(([key, entry]) => [`${name}[${key}]`, entry]);
  return explode ? entries : [[name, entries.flat().join(separator)]];
}

function writeBody(type: string, body: unknown): BodyInit {
  if (isJson(type)) return JSON.stringify(body);
  if (type.startsWith("application/x-www-form-urlencoded") && isObject(body) && !(body instanceof URLSearchParams)) {
    return new URLSearchParams(
      Object.entries(body).flatMap(([name, value]) => writeQuery(name, value, isPlainObject(value) ? "json" : "form*")),
    );
  }
  return body as BodyInit;
}

const isPlainObject = (value: unknown): boolean => isObject(value) && !Array.isArray(value) && !(value instanceof Date);

/** Sends calls: the arguments are those of a method. */
export function createTransport(
  { baseUrl, token, headers = {}, fetch }: ClientOptions,
  server: string | undefined,
): (operation: string, entry: OperationEntry, args: unknown[]) => Promise<unknown> {
  const base = (baseUrl ?? server ?? "").replace(/\/+$/, "");
  if (!/^https?:\/\//.test(base)) throw new TypeError("baseUrl must be an http(s) URL");

  return async (operation, entry, args) => {
    const { method, styles = {} } = entry;
    let path = entry.path;
    for (const name of entry.steps ?? []) {
      path = path.replaceAll(
        `{${name}}`,
        writeStep(operation, name, args.shift(), styles[`path ${name}`]).replaceAll("$", "$$$$"),
      );
    }
    const body = entry.body === undefined ? undefined : args.shift();
    const query = entry.query && entry.body === undefined ? args.shift() : undefined;
    const options = (args[0] ?? {}) as CallOptions & { query?: object };
    const pairs = Object.entries(query ?? options.query ?? {}).flatMap(([name, value]) =>
      writeQuery(name, value, styles[`query ${name}`]),
    );
    const search = new URLSearchParams(pairs).toString();

    const sent = new Headers({ accept: entry.accept, ...headers });
    for (const [name, value] of Object.entries(options.headers ?? {})) {
      if (value !== undefined && value !== null)
        sent.set(name, Array.isArray(value) ? value.map(plain).join(",") : plain(value));
    }
    const bearer = typeof token === "function" ? await token() : token;
    if (bearer !== undefined) sent.set("authorization", `Bearer ${bearer}`);
    // A form's media type has a boundary, which only fetch knows.
    if (body !== undefined && !(body instanceof FormData)) sent.set("content-type", entry.body!);
    const response = await (fetch ?? globalThis.fetch)(base + path + (search && `?${search}`), {
      method,
      headers: sent,
      body: body === undefined ? null : writeBody(entry.body!, body),
      signal: options.signal ?? null,
    });
    return read(operation, entry, response);
  };
}

async function read(operation: string, { accept }: OperationEntry, response: Response): Promise<unknown> {
  const { ok, status } = response;
  const type = response.headers.get("content-type") ?? "";
  const known = accept.split(", ");
  const isBinary = !isJson(type) && !/^text\/|^$/.test(type);
  if (ok && isBinary && known.some((media) => type.startsWith(media.split(/[;*]/)[0]!))) return response.blob();
  const text = await response.text();
  if (ok && text === "") return undefined;
  let body: unknown = text;
  const expectsJson = isJson(type) || (type === "" && known.some(isJson));
  let isValid = expectsJson || !known.every(isJson);
  if (expectsJson) {
    try {
      body = JSON.parse(text);
    } catch {
      isValid = false;
    }
  }
  if (!ok) throw new ApiError(`${operation}: answered ${status}`, operation, status, body);
  if (!isValid)
    throw new ApiError(`${operation}: the answer is no JSON (${type || "no type"})`, operation, status, body);
  return body;
}
