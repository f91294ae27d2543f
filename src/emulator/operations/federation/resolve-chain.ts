import { isObject } from "../../../shared/is-object.js";
import { ApiFailure, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { fetchForClient } from "../../protocol/fetch-for-client.js";
import type { ServiceContext } from "../../service/service-context.js";
import { brokenChain, isEntityId, readStatement, STATEMENT_TYPE, type Statement } from "./statement.js";
import { anchorKeys, MAX_STATEMENTS, verifyChain, type TrustChain } from "./trust-chain.js";

/** The maximum size of a statement, in bytes. */
const MAX_BYTES = 65_536;

/** How many statements to fetch for one client, so that malicious ones cannot keep the emulator busy. */
const MAX_FETCHES = 30;

/** Fetches statements, up to a limit. */
type Fetcher = (url: string) => Promise<Statement | undefined>;

/** Finds a chain from an entity configuration to a trust anchor of the service: OpenID Federation 1.0, section 10.1. */
export async function resolveChain(context: ServiceContext, leaf: Statement): Promise<TrustChain> {
  const fetch = fetcherOf(context);
  let reason: Refusal | undefined;
  for await (const texts of climb(context, fetch, leaf, [leaf.sub])) {
    try {
      return await verifyChain(context, [leaf.text, ...texts]);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // Another path may be valid.
      reason ??= error;
    }
  }
  throw reason ?? brokenChain("none of its superiors leads to a trust anchor of the service");
}

/** Fetches the entity configuration of a client. */
export async function fetchConfiguration(context: ServiceContext, entityId: string): Promise<Statement> {
  const found = await fetcherOf(context)(configurationUrl(entityId));
  if (found?.iss === entityId && found.sub === entityId) return found;
  throw brokenChain("the entity configuration could not be fetched, or is not current");
}

function fetcherOf(context: ServiceContext): Fetcher {
  const { fetch } = context;
  if (fetch === null) {
    const text =
      "The statements of the client's superiors would have to be fetched. Give createEmulator the option 'fetch' (the command: " +
      "--fetch-keys), or have the client send its trust chain.";
    throw new ApiFailure(501, emulatorCodes.settingNotEmulated, text);
  }
  let left = MAX_FETCHES;
  return async (url) => {
    if (left === 0) return undefined;
    left -= 1;
    return readStatement(context, await fetchForClient(fetch, url, `application/${STATEMENT_TYPE}`, MAX_BYTES));
  };
}

/** The URL of an entity configuration, below the path of the entity identifier: section 9. */
function configurationUrl(entityId: string): string {
  return `${entityId.replace(/\/$/, "")}/.well-known/openid-federation`;
}

/** Yields the unverified statements above an entity, for each path to a trust anchor. */
async function* climb(
  context: ServiceContext,
  fetch: Fetcher,
  entity: Statement,
  path: readonly string[],
): AsyncGenerator<readonly string[]> {
  const hints = entity.claims["authority_hints"];
  if (!Array.isArray(hints) || path.length > MAX_STATEMENTS - 2) return;
  for (const hint of hints as unknown[]) {
    // Prevents cycles.
    if (!isEntityId(hint) || path.includes(hint)) continue;
    const superior = await fetch(configurationUrl(hint));
    const endpoint = superior?.iss === hint && superior.sub === hint ? fetchEndpoint(superior) : undefined;
    if (!superior || !endpoint) continue;
    endpoint.searchParams.set("sub", entity.sub);
    const statement = await fetch(endpoint.href);
    if (statement?.iss !== hint || statement.sub !== entity.sub) continue;
    if (anchorKeys(context.service, hint)) yield [statement.text, superior.text];
    else for await (const texts of climb(context, fetch, superior, [...path, hint])) yield [statement.text, ...texts];
  }
}

/** The fetch endpoint of an entity: section 8.1. */
function fetchEndpoint({ claims: { metadata } }: Statement): URL | undefined {
  const entity = isObject(metadata) ? metadata["federation_entity"] : undefined;
  const endpoint = isObject(entity) ? entity["federation_fetch_endpoint"] : undefined;
  return typeof endpoint === "string" && /^https:/.test(endpoint) && URL.canParse(endpoint)
    ? new URL(endpoint)
    : undefined;
}
