import type { Authlete } from "../../client/client.js";
import { introspectionProcess } from "../../generated/answers.js";
import type { IntrospectionRequest, IntrospectionResponseOk } from "../../generated/models.js";
import { readAuthorization } from "../../shared/http/authorization-header.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions, optionalFunction, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { readResponse } from "../endpoint/sendable.js";
import { readCertificates, type ClientEndpointOptions } from "../request/client-request.js";
import { readProof } from "../request/dpop-proof.js";
import { resourceIdentifier, resourceMetadataUrl } from "./resource-metadata.js";

/** Options of {@link protect}. */
export interface ProtectOptions extends EndpointOptions, Pick<ClientEndpointOptions, "clientCertificate"> {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "introspection">;
  /** Identifier of the resource, as in its metadata and in the `resource` parameter of requests: RFC 8707. */
  resource: string;
  /** Returns the scopes that a request requires, all of them. Default: none. */
  scopes?: (request: Request) => Awaitable<readonly string[]>;
  /**
   * Whether tokens must be issued for the resource. Tokens issued only for other resources are always refused; `true` also refuses
   * those that name no resource. Default `false`.
   */
  audienceRequired?: boolean | undefined;
  /**
   * Serves the resource.
   *
   * @param access The `subject`, `clientId`, `scopes` and other properties of the token.
   */
  serve: (request: Request, access: IntrospectionResponseOk) => Awaitable<Response>;
  /** Additional properties for `introspection.process`, such as `acrValues` or `dpopNonceRequired`. Default: none. */
  extra?: Omit<IntrospectionRequest, "token" | "scopes" | "dpop" | "htm" | "clientCertificate"> | undefined;
}

const OPERATION = "introspection.process";

/** Without OPTIONS, since a CORS preflight carries no token. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Protects a resource with access tokens, taken only from the `Authorization` header (RFC 6750) and possibly bound to a DPoP key
 * (RFC 9449) or a certificate (RFC 8705). Every challenge names the metadata of the resource: RFC 9728, section 5.1.
 *
 * ```ts
 * const payments = protect({
 *   authlete,
 *   resource: "https://api.example.com/payments",
 *   scopes: () => ["payments.read"],
 *   serve: (_request, { subject }) => Response.json(paymentsOf(subject)),
 * });
 * ```
 *
 * @throws TypeError naming the option that is wrong.
 */
export function protect(options: ProtectOptions): Handler {
  checkOptions("protect", options, {
    ...endpointChecks,
    authlete: apiClient(OPERATION),
    resource: resourceIdentifier,
    scopes: optionalFunction,
    serve: requiredFunction,
    clientCertificate: optionalFunction,
    audienceRequired: { expected: "a boolean", holds: (value) => typeof value === "boolean" },
    extra: { expected: "an object", holds: isObject },
  });
  const { resource, audienceRequired = false } = options;
  const metadata = resourceMetadataUrl(resource);

  return endpoint("protect", options, METHODS, async (context) => {
    const { request } = context;
    const { scheme = "", token } = readAuthorization(request.headers.get("authorization")) ?? {};
    const isProven = scheme === "dpop";
    const refuse = (status: number, parameters: readonly string[]) => {
      const text = [...parameters, `resource_metadata="${metadata}"`].join(", ");
      return new Response(null, { status, headers: { "www-authenticate": `${isProven ? "DPoP" : "Bearer"} ${text}` } });
    };
    // A request without credentials gets no error code: RFC 6750, section 3.1.
    if (!isProven && scheme !== "bearer") return refuse(401, []);
    if (!token) return refuse(400, ['error="invalid_request"']);
    const proof = isProven ? readProof(request) : {};
    if (isProven && !proof.dpop) return refuse(401, ['error="invalid_dpop_proof"']);

    const scopes = (await context.ask(options, "scopes", request)) ?? [];
    const [clientCertificate] = await readCertificates(context, options);
    const result = await context.call(OPERATION, {
      htu: new URL(new URL(request.url).pathname, resource).href,
      ...options.extra,
      token,
      scopes: [...scopes],
      clientCertificate,
      // Not sent with the Bearer scheme, so that a DPoP-bound token is refused there: RFC 9449, section 7.1.
      ...proof,
    });
    if (result.action !== "OK") {
      const response = context.answer(result, introspectionProcess);
      const challenge = response.headers.get("www-authenticate");
      if (challenge) {
        const own = isProven ? challenge.replace(/^Bearer/, "DPoP") : challenge;
        response.headers.set("www-authenticate", `${own}, resource_metadata="${metadata}"`);
      }
      return response;
    }
    // Checked here, since the API refuses tokens for other resources only if scopes are required.
    const audience = result.accessTokenResources ?? [];
    if (audience.length > 0 || audienceRequired) {
      if (!audience.includes(resource))
        return refuse(401, ['error="invalid_token"', `error_description="The token is for other resources."`]);
    }
    const response = readResponse(await context.ask(options, "serve", request, result), "serve");
    if (!result.dpopNonce) return response;
    const headers = new Headers(response.headers);
    headers.set("dpop-nonce", result.dpopNonce);
    return new Response(response.body, { status: response.status, headers });
  });
}
