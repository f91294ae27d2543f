import { ApiFailure, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { fetchForClient } from "../../fetch-for-client.js";

/** The maximum size of a request object, in bytes. */
const MAX_SIZE = 65_536;

/**
 * Fetches the request object at a `request_uri`: RFC 9101, section 5.2. The client must have registered the URI and the
 * emulator must have a `fetch`, so that a request cannot make it call arbitrary addresses.
 */
export async function fetchRequestObject(
  { fetch }: ServiceContext,
  client: EmulatedClient,
  uri: string,
): Promise<string> {
  // OpenID Connect Core 1.0, section 6.2: the fragment is a hash of the object, to detect changes.
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
