import { isPlainObject } from "../endpoint/plain-object.js";
import { checkOptions, type OptionCheck } from "../../shared/option-checks.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Handler } from "../endpoint/handler.js";

/** The metadata of a protected resource, by the names of RFC 9728, section 2, and by those of extensions. */
export interface ResourceMetadata {
  /** The identifier of the resource: an https URL without a fragment. */
  resource: string;
  /** The issuers of the authorization servers whose tokens the resource takes. */
  authorization_servers?: readonly string[];
  /** The scopes that requests for the resource may need. */
  scopes_supported?: readonly string[];
  [name: string]: unknown;
}

/** Options of {@link protectedResourceMetadata}. */
export interface ProtectedResourceMetadataOptions extends EndpointOptions {
  /** What the document says. */
  metadata: ResourceMetadata;
  /** `Cache-Control` of the document. Default `public, max-age=3600`. */
  cacheControl?: string | undefined;
}

/** An identifier of a resource: RFC 8707, section 2, and RFC 9728, section 1.2. http is for development on this machine. */
export const resourceIdentifier: OptionCheck = {
  expected: "an https URL without a fragment",
  required: true,
  holds: (value) => typeof value === "string" && /^https?:\/\/[^#]+$/.test(value) && URL.canParse(value),
};

/**
 * Makes the endpoint that says where clients get tokens for a resource: RFC 9728, section 3. Mount it at the path of
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

/** Where the metadata of a resource is: its identifier with the well-known part between host and path. RFC 9728, section 3.1. */
export function resourceMetadataUrl(resource: string): string {
  const { origin, pathname, search } = new URL(resource);
  return `${origin}/.well-known/oauth-protected-resource${pathname === "/" ? "" : pathname}${search}`;
}
