import { isPlainObject } from "../endpoint/plain-object.js";
import { checkOptions, type OptionCheck } from "../../shared/option-checks.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";

/** Metadata of a protected resource, as defined in RFC 9728, section 2, and by extensions. */
export interface ResourceMetadata {
  /** Identifier of the resource: an https URL without a fragment. */
  resource: string;
  /** Issuers of the authorization servers whose tokens the resource accepts. */
  authorization_servers?: readonly string[];
  /** Scopes that requests for the resource may need. */
  scopes_supported?: readonly string[];
  /** Any other metadata. */
  [name: string]: unknown;
}

/** Options of {@link protectedResourceMetadata}. */
export interface ProtectedResourceMetadataOptions extends EndpointOptions {
  /** The content of the document. */
  metadata: ResourceMetadata;
  /** Value of `Cache-Control`. Default `public, max-age=3600`. */
  cacheControl?: string | undefined;
}

/** Checks the identifier of a resource: RFC 8707, section 2, and RFC 9728, section 1.2. http is accepted for development. */
export const resourceIdentifier: OptionCheck = {
  expected: "an https URL without a fragment",
  required: true,
  holds: (value) => typeof value === "string" && /^https?:\/\/[^#]+$/.test(value) && URL.canParse(value),
};

/**
 * Creates the endpoint that tells clients where to get tokens for a resource: RFC 9728, section 3. Mount it at the path of
 * {@link resourceMetadataUrl}.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function protectedResourceMetadata(options: ProtectedResourceMetadataOptions): Handler {
  checkOptions("protectedResourceMetadata", options, {
    ...endpointChecks,
    metadata: {
      ...resourceIdentifier,
      expected: "an object whose resource is an https URL without a fragment",
      holds: (value) => isPlainObject(value) && resourceIdentifier.holds(value["resource"]),
    },
    cacheControl: { expected: "the value of a Cache-Control header", holds: (value) => typeof value === "string" },
  });
  const { metadata, cacheControl = "public, max-age=3600" } = options;
  const text = JSON.stringify({ bearer_methods_supported: ["header"], ...metadata });
  return endpoint("protectedResourceMetadata", { ...options, authlete: undefined }, ["GET", "HEAD"], ({ request }) =>
    Promise.resolve(
      new Response(request.method === "HEAD" ? null : text, {
        headers: { "content-type": "application/json", "cache-control": cacheControl },
      }),
    ),
  );
}

/**
 * Returns the URL of a resource's metadata: its identifier with the well-known path inserted after the host. RFC 9728, section 3.1.
 *
 * @throws TypeError if the identifier is not a URL.
 */
export function resourceMetadataUrl(resource: string): string {
  const { origin, pathname, search } = new URL(resource);
  return `${origin}/.well-known/oauth-protected-resource${pathname === "/" ? "" : pathname}${search}`;
}
