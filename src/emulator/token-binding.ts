import { Refusal } from "./answers.js";
import { readCertificate, thumbprintOf } from "./certificate.js";
import type { EmulatedClient } from "./client-settings.js";
import { verifyProof } from "./dpop.js";
import { ownCodes } from "./own-codes.js";
import type { RequestBody } from "./request-body.js";
import type { World } from "./world.js";

/** What an access token is bound to; null where it is not. */
export interface TokenBinding {
  /** Of a certificate, the `x5t#S256` of RFC 8705, section 3.1. */
  readonly certificateThumbprint: string | null;
  /** Of a key, the `jkt` of RFC 9449, section 6.1. */
  readonly keyThumbprint: string | null;
}

export const unbound: TokenBinding = { certificateThumbprint: null, keyThumbprint: null };

/** What a request without a certificate, or with one that cannot be read, is told. */
export interface BindingCodes {
  readonly missing: string;
  readonly unreadable: string;
}

/** What the access token of a token request is to be bound to: RFC 8705, section 3, and RFC 9449, section 5. */
export async function readBinding(world: World, body: RequestBody, client: EmulatedClient): Promise<TokenBinding> {
  const certificateThumbprint = await readThumbprint(world, body, client, {
    missing: "A244308",
    unreadable: "A244309",
  });
  const proof = body.string("dpop") || undefined;
  if (proof === undefined) {
    if (client.dpopRequired)
      throw new Refusal("invalid_dpop_proof", ownCodes.proofMissing, "The client has to send a DPoP proof.");
    return { certificateThumbprint, keyThumbprint: null };
  }
  const htm = body.string("htm") || "POST";
  const htu = body.string("htu") || world.service.tokenEndpoint;
  return { certificateThumbprint, keyThumbprint: await verifyProof(world, body, proof, { htm, htu }) };
}

/** The thumbprint that access tokens of the client are to have; null where they are not bound to certificates. */
export async function readThumbprint(
  { service }: World,
  body: RequestBody,
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

/** How an access token is to be used: a certificate does not make a token of another type. */
export function tokenTypeOf({ keyThumbprint }: TokenBinding): "Bearer" | "DPoP" {
  return keyThumbprint === null ? "Bearer" : "DPoP";
}

/** The `cnf` claim of a token: RFC 7800, section 3.1. */
export function confirmationOf({ certificateThumbprint, keyThumbprint }: TokenBinding): object {
  const cnf = {
    ...(certificateThumbprint === null ? {} : { "x5t#S256": certificateThumbprint }),
    ...(keyThumbprint === null ? {} : { jkt: keyThumbprint }),
  };
  return Object.keys(cnf).length > 0 ? { cnf } : {};
}

/** An access token that somebody presents at a resource. */
interface PresentedToken {
  readonly text: string;
  readonly binding: TokenBinding;
  /** The address of the resource, where the call does not give it. */
  readonly htu?: string | undefined;
}

/** Whether the one who presents a token has what it is bound to: RFC 8705, section 3, and RFC 9449, section 7.1. */
export async function isHolder(world: World, body: RequestBody, token: PresentedToken): Promise<boolean> {
  const { certificateThumbprint, keyThumbprint } = token.binding;
  if (certificateThumbprint !== null) {
    const certificate = readCertificate(body.string("clientCertificate") ?? "");
    if (!certificate || (await thumbprintOf(certificate)) !== certificateThumbprint) return false;
  }
  if (keyThumbprint === null) return true;
  const [proof, htm, htu] = [body.string("dpop"), body.string("htm"), body.string("htu") || token.htu];
  if (!proof || !htm || !htu) return false;
  try {
    return (await verifyProof(world, body, proof, { htm, htu, accessToken: token.text })) === keyThumbprint;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
