/** How long fetching may take, in milliseconds. */
const FETCH_TIMEOUT_MS = 5000;

/**
 * Fetches a text that a client has behind a URL; undefined for whatever goes wrong, of which nobody is told more. Redirections are not
 * followed.
 *
 * @param accept The media types that are wanted.
 * @param maxSize The size of the longest text, in bytes.
 */
export async function fetchForClient(
  fetch: (url: string, init: RequestInit) => Promise<Response>,
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
