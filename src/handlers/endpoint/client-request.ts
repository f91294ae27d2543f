import { readBasicCredentials } from "./basic-credentials.js";
import type { BackchannelAuthenticationRequest, RevocationRequest } from "../../generated/models.js";
import type { OperationId } from "../../generated/operations.js";
import { endpointChecks, type Awaitable, type EndpointOptions, type Passage } from "./endpoint.js";
import { readFormBody } from "./form-body.js";
import { optionalFunction, type OptionChecks } from "./option-checks.js";

/** Options of the endpoints at which clients post forms and authenticate. */
export interface ClientEndpointOptions extends EndpointOptions {
  /**
   * The certificate of the client's TLS connection, PEM: alone, or followed by the rest of its chain. Only your server
   * knows where it is: in the socket, or in a header that your proxy sets and takes from nobody else. RFC 8705.
   */
  clientCertificate?: ((request: Request) => Awaitable<string | readonly string[] | null | undefined>) | undefined;
  /** Largest body that is read, in bytes. Default 65536. */
  maxBodySize?: number | undefined;
  /** `WWW-Authenticate` of a 401, in place of `Basic` with the realm that the action table has. */
  challenge?: string | undefined;
}

export const clientEndpointChecks: OptionChecks<ClientEndpointOptions> = {
  ...endpointChecks,
  clientCertificate: optionalFunction,
  maxBodySize: {
    expected: "a number of bytes above 0",
    holds: (value) => Number.isSafeInteger(value) && (value as number) > 0,
  },
  challenge: {
    expected: "a challenge as in WWW-Authenticate",
    holds: (value) => typeof value === "string" && /^[!-~]+(?: [\x20-\x7e]+)?$/.test(value),
  },
};

/** The options of the endpoint that `respond` takes. */
export function answerSettings({ challenge }: ClientEndpointOptions): { challenge?: string } {
  return challenge === undefined ? {} : { challenge };
}

/** What the API is told of a client's request, at each of its endpoints. */
export type ClientRequest = Pick<
  BackchannelAuthenticationRequest,
  keyof BackchannelAuthenticationRequest & keyof RevocationRequest
>;

/** Reads a form and what the client authenticates with. Or gives the answer to a request that cannot be read. */
export async function readClientRequest(
  request: Request,
  passage: Passage,
  options: ClientEndpointOptions,
  refusal: { operation: OperationId; action: string },
): Promise<ClientRequest | Response> {
  const parameters = await readFormBody(request, options.maxBodySize ?? 65_536);
  if (parameters instanceof Response) return parameters;
  const credentials = readBasicCredentials(request.headers.get("authorization"));
  // RFC 6749, section 5.2: a client that used the header is answered with 401, whatever is wrong with it.
  if (credentials === null) {
    const { operation, action } = refusal;
    const responseContent = '{"error":"invalid_client"}';
    return passage.answer({ action, responseContent }, operation, answerSettings(options));
  }
  const found = await passage.run("clientCertificate", () => options.clientCertificate?.(request));
  const [clientCertificate, ...path] = typeof found === "string" ? [found] : (found ?? []);
  const attestation = request.headers.get("oauth-client-attestation");
  const proof = request.headers.get("oauth-client-attestation-pop");
  return {
    parameters,
    ...credentials,
    ...(clientCertificate && { clientCertificate }),
    ...(path.length > 0 && { clientCertificatePath: path }),
    ...(attestation !== null && { oauthClientAttestation: attestation }),
    ...(proof !== null && { oauthClientAttestationPop: proof }),
  };
}
