import { ApiFailure, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { fetchForClient } from "../../fetch-for-client.js";

/** How big a request object may be, in bytes. */
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
  const text = await fetchForClient(fetch, bare(uri), "application/oauth-authz-req+jwt, application/jwt", MAX_SIZE);
  if (text !== undefined) return text.trim();
  throw new Refusal("invalid_request_uri", "A005382", "The request object could not be fetched.");
}
