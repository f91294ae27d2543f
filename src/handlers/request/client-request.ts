import type { BackchannelAuthenticationRequest, RevocationRequest, TokenRequest } from "../../generated/models.js";
import { countOf, optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import { EarlyAnswer } from "../endpoint/early-answer.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import type { Awaitable } from "../endpoint/handler.js";
import type { ActionTable, RequestContext } from "../endpoint/request-context.js";
import { readBasicCredentials } from "./basic-credentials.js";
import { readFormBody } from "./form-body.js";

/** Options of the endpoints where clients post forms and authenticate. */
export interface ClientEndpointOptions extends EndpointOptions {
  /**
   * Returns the certificate of the client's TLS connection in PEM, alone or followed by the rest of its chain: RFC 8705. Only your
   * server knows where it is: in the socket, or in a header that your proxy sets and strips from incoming requests. Default: no
   * certificate.
   */
  clientCertificate?: ((request: Request) => Awaitable<string | readonly string[] | null | undefined>) | undefined;
  /** Maximum size of a request body in bytes. Default 65536. */
  maxBodySize?: number | undefined;
  /** Value of `WWW-Authenticate` in a 401. Default: the Basic scheme with the endpoint's realm. */
  challenge?: string | undefined;
}

export const clientEndpointChecks: OptionChecks<ClientEndpointOptions> = {
  ...endpointChecks,
  clientCertificate: optionalFunction,
  maxBodySize: countOf("bytes"),
  challenge: {
    expected: "a challenge as in WWW-Authenticate",
    holds: (value) => typeof value === "string" && /^[!-~]+(?: [\x20-\x7e]+)?$/.test(value),
  },
};

/** The properties of a client's request that the API accepts at every endpoint. */
export type ClientRequest = Pick<
  BackchannelAuthenticationRequest,
  keyof BackchannelAuthenticationRequest & keyof RevocationRequest & keyof TokenRequest
>;

/**
 * Reads the form of a request and the client's credentials.
 *
 * @param refusal The action with which the operation refuses a client, used for malformed credentials.
 * @throws EarlyAnswer for a malformed request.
 */
export async function readClientRequest(
  context: Pick<RequestContext<unknown>, "request" | "ask" | "answer">,
  options: ClientEndpointOptions,
  table: ActionTable,
  refusal: string,
): Promise<ClientRequest> {
  const { request } = context;
  const parameters = await readFormBody(request, options.maxBodySize);
  const credentials = readBasicCredentials(request.headers.get("authorization"));
  // A client that used the header gets a 401, whatever is wrong with it: RFC 6749, section 5.2.
  if (credentials === null) {
    const result = { action: refusal, responseContent: '{"error":"invalid_client"}' };
    throw new EarlyAnswer(context.answer(result, table, options));
  }
  const [clientCertificate, ...path] = await readCertificates(context, options);
  return {
    parameters,
    clientId: credentials?.clientId,
    clientSecret: credentials?.clientSecret,
    clientCertificate: clientCertificate || undefined,
    clientCertificatePath: path.length > 0 ? path : undefined,
    oauthClientAttestation: request.headers.get("oauth-client-attestation") ?? undefined,
    oauthClientAttestationPop: request.headers.get("oauth-client-attestation-pop") ?? undefined,
  };
}

/** Asks for the certificates of a client's connection: the client's own, then the rest of its chain. */
export async function readCertificates(
  context: Pick<RequestContext<unknown>, "request" | "ask">,
  options: Pick<ClientEndpointOptions, "clientCertificate">,
): Promise<string[]> {
  const found: unknown = await context.ask(options, "clientCertificate", context.request);
  if (found === undefined || found === null) return [];
  const certificates: unknown[] = Array.isArray(found) ? [...(found as unknown[])] : [found];
  if (certificates.every((certificate) => typeof certificate === "string")) return certificates;
  throw new TypeError("clientCertificate must return a certificate in PEM, a list of them, or nothing");
}
