import { ApiFailure } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { parseJsonObject } from "../api/request-body.js";
import type { ServiceContext } from "../service/service-context.js";

/** Timeout in milliseconds. */
const FETCH_TIMEOUT_MS = 5000;

/** The maximum size of a JSON document, in bytes. */
const MAX_JSON_BYTES = 65_536;

type Fetch = NonNullable<ServiceContext["fetch"]>;

/** The `fetch` of the emulator. Without one, answers 501 with a text that says what was needed and how to enable it. */
export function fetchOf({ fetch }: ServiceContext, what: string): Fetch {
  if (fetch !== null) return fetch;
  const text = `${what}. Give createEmulator the option 'fetch', or the command --fetch-keys.`;
  throw new ApiFailure(501, emulatorCodes.settingNotEmulated, text);
}

/**
 * Fetches a text that a client publishes; undefined for any failure, to leak no details. Redirects are not followed.
 *
 * @param accept The accepted media types.
 * @param maxSize The maximum size of the text, in bytes.
 */
export async function fetchForClient(
  fetch: Fetch,
  url: string,
  accept: string,
  maxSize = Infinity,
): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
    const response = await fetch(url, { headers: { accept }, redirect: "manual", signal });
    return response.status === 200 ? await readLimited(response, maxSize) : undefined;
  } catch {
    return undefined;
  }
}

/** Fetches a JSON object that a client publishes; undefined for any failure. */
export async function fetchJsonObject(
  fetch: Fetch,
  url: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  return parseJsonObject((await fetchForClient(fetch, url, "application/json", MAX_JSON_BYTES)) ?? "");
}

/** Reads the text of a response; undefined as soon as it exceeds the maximum. */
async function readLimited(response: Response, maxSize: number): Promise<string | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    size += value.length;
    if (size > maxSize) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(await new Blob(chunks).arrayBuffer());
}
