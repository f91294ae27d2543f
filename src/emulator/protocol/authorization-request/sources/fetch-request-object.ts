import { ApiFailure, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { ServiceContext } from "../../../service/service-context.js";

/** How long fetching a request object may take, in milliseconds, and how big it may be, in bytes. */
const FETCH_TIMEOUT_MS = 5000;
const MAX_SIZE = 65_536;

/**
 * Fetches the request object behind a `request_uri`: RFC 9101, section 5.2. Only what the client has registered is
 * fetched, and only by the `fetch` that the emulator was given: a request must not make it call whatever address it names.
 */
export async function fetchRequestObject(
  { fetch }: ServiceContext,
  client: EmulatedClient,
  uri: string,
): Promise<string> {
  // OpenID Connect Core 1.0, section 6.2: the fragment is a hash of the object, by which its changes are noticed.
  const bare = (text: string) => text.split("#")[0]!;
  if (!client.requestUris?.some((known) => bare(known) === bare(uri)))
    throw new Refusal("invalid_request_uri", "A008303", "The request_uri is not registered.");
  if (fetch === null)
    throw new ApiFailure(
      501,
      emulatorCodes.requestObjectNotEmulated,
      "The request object is behind a request_uri. Give createEmulator the option 'fetch', or the command --fetch-keys.",
    );
  try {
    const response = await fetch(bare(uri), {
      headers: { accept: "application/oauth-authz-req+jwt, application/jwt" },
      redirect: "manual",
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    const text = response.status === 200 ? await readLimited(response) : undefined;
    if (text !== undefined) return text.trim();
  } catch {
    // The client is told the same whatever the reason is.
  }
  throw new Refusal("invalid_request_uri", "A005382", "The request object could not be fetched.");
}

/** The text of a response; undefined as soon as it is too long. */
async function readLimited(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    size += value.length;
    if (size > MAX_SIZE) {
      await reader?.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  return new TextDecoder().decode(await new Blob(chunks as Uint8Array<ArrayBuffer>[]).arrayBuffer());
}
