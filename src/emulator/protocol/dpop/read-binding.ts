import { Refusal } from "../../api/answers.js";
import { readCertificate, thumbprintOf } from "../../x509/certificate.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { TokenBinding } from "../../tokens/token-binding.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import { unauthorized, type TokenRejection } from "../bearer-challenge.js";
import { verifyProof, type BindingRequest } from "./proof.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Result codes for a missing certificate, and for one that cannot be read. */
export interface BindingCodes {
  readonly missing: string;
  readonly unreadable: string;
}

/** What to bind the access token of a token request to: RFC 8705, section 3, and RFC 9449, section 5. */
export async function readBinding(
  context: ServiceContext,
  body: RequestBody<BindingRequest>,
  client: EmulatedClient,
): Promise<TokenBinding> {
  const certificateThumbprint = await readThumbprint(context, body, client, {
    missing: "A244308",
    unreadable: "A244309",
  });
  const proof = body.string("dpop") || undefined;
  if (proof === undefined) {
    if (client.dpopRequired)
      throw new Refusal("invalid_dpop_proof", emulatorCodes.proofMissing, "The client has to send a DPoP proof.");
    return { certificateThumbprint, keyThumbprint: null };
  }
  const htm = body.string("htm") || "POST";
  const htu = body.string("htu") || context.service.tokenEndpoint;
  return { certificateThumbprint, keyThumbprint: await verifyProof(context, body, proof, { htm, htu }) };
}

/** The certificate thumbprint to bind the client's access tokens to; null if they are not bound to certificates. */
export async function readThumbprint(
  { service }: ServiceContext,
  body: RequestBody<BindingRequest>,
  client: EmulatedClient,
  codes: BindingCodes,
): Promise<string | null> {
  if (!service.tlsClientCertificateBoundAccessTokens || !client.tlsClientCertificateBoundAccessTokens) return null;
  const pem = body.string("clientCertificate");
  if (!pem)
    throw new Refusal("invalid_request", codes.missing, "There is no client certificate to bind access tokens to.");
  const certificate = readCertificate(pem);
  if (!certificate) throw new Refusal("invalid_request", codes.unreadable, "The client certificate cannot be read.");
  return thumbprintOf(certificate);
}

/** An access token presented to a resource server. */
interface PresentedToken {
  readonly text: string;
  readonly binding: TokenBinding;
  /** Method and URL of the request, for calls that do not state them. */
  readonly htm?: string | undefined;
  readonly htu?: string | undefined;
  /** Result codes for a missing proof, and for a proof with another key, if known. */
  readonly codes?: { readonly proofMissing: string; readonly otherKey: string };
}

/** Checks that the presenter holds a token's key or certificate: RFC 8705, section 3, and RFC 9449, section 7.1. */
export async function findHolderFault(
  context: ServiceContext,
  body: RequestBody<BindingRequest>,
  { text, binding, codes, ...defaults }: PresentedToken,
): Promise<TokenRejection | undefined> {
  const { certificateThumbprint, keyThumbprint } = binding;
  const unbound = unauthorized(
    emulatorCodes.tokenHolder,
    "The access token is bound to a key or certificate that was not presented.",
  );
  if (certificateThumbprint !== null) {
    const certificate = readCertificate(body.string("clientCertificate") ?? "");
    if (!certificate || (await thumbprintOf(certificate)) !== certificateThumbprint) return unbound;
  }
  if (keyThumbprint === null) return undefined;
  const rejection = { ...unbound, scheme: "DPoP", hints: { algs: asymmetricAlgorithms.join(" ") } } as const;
  const [proof, htm] = [body.string("dpop"), body.string("htm") || defaults.htm];
  const htu = body.string("htu") || defaults.htu;
  if (!proof || !htm || !htu) return { ...rejection, code: codes?.proofMissing ?? rejection.code };
  try {
    const thumbprint = await verifyProof(context, body, proof, { htm, htu, accessToken: text });
    return thumbprint === keyThumbprint ? undefined : { ...rejection, code: codes?.otherKey ?? rejection.code };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // RFC 9449, section 9: the client can retry with the nonce from the answer.
    if (error.error !== "use_dpop_nonce") return rejection;
    return { ...rejection, code: emulatorCodes.nonceMissing, text: error.text, error: "use_dpop_nonce" };
  }
}
