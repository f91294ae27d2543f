import { ApiFailure } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { parseJsonObject } from "../api/request-body.js";
import type { ServiceContext } from "../service/service-context.js";

/** How long fetching may take, in milliseconds. */
const FETCH_TIMEOUT_MS = 5000;

/** The longest document that is JSON, in bytes. */
const MAX_JSON_BYTES = 65_536;

type Fetch = NonNullable<ServiceContext["fetch"]>;

/** What fetches, or 501: which of the things that have to be fetched is missing, and how to have it. */
export function fetchOf({ fetch }: ServiceContext, what: string): Fetch {
  if (fetch !== null) return fetch;
  const text = `${what}. Give createEmulator the option 'fetch', or the command --fetch-keys.`;
  throw new ApiFailure(501, emulatorCodes.settingNotEmulated, text);
}

/**
 * Fetches a text that a client has behind a URL; undefined for whatever goes wrong, of which nobody is told more. Redirections are not
 * followed.
 *
 * @param accept The media types that are wanted.
 * @param maxSize The size of the longest text, in bytes.
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

/** Fetches a JSON object in the same way. */
export async function fetchJsonObject(
  fetch: Fetch,
  url: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  return parseJsonObject((await fetchForClient(fetch, url, "application/json", MAX_JSON_BYTES)) ?? "");
}

/** The text of a response; undefined as soon as it is too long. */
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
