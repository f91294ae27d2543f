import type { Socket } from "node:net";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";

/** The connections of requests. */
const sockets = new WeakMap<Request, Socket>();

export function rememberSocket(request: Request, socket: Socket): Request {
  sockets.set(request, socket);
  return request;
}

/**
 * Returns the certificate that a client presented in its TLS connection to this server, followed by its chain as far as the
 * client sent it, in PEM. It is meant for the option `clientCertificate` of a handler behind {@link toNodeListener}. RFC 8705.
 *
 * The list is empty unless the server asks for certificates, by `requestCert`. With `rejectUnauthorized: false` any certificate
 * is accepted, which `self_signed_tls_client_auth` needs. Behind a proxy that ends TLS, read the proxy's header instead.
 */
export function peerCertificate(request: Request): string[] {
  const socket = sockets.get(request);
  if (socket === undefined || !("getPeerCertificate" in socket)) return [];
  const chain: string[] = [];
  // A root certificate is its own issuer. Without a certificate, the object is empty.
  let next: Partial<DetailedPeerCertificate> | undefined = (socket as TLSSocket).getPeerCertificate(true);
  while (next?.raw !== undefined) {
    chain.push(toPem(next.raw));
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}

function toPem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g)!;
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
