import type { Socket } from "node:net";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";

/** Sockets by request. */
const sockets = new WeakMap<Request, Socket>();

export function rememberSocket(request: Request, socket: Socket): Request {
  sockets.set(request, socket);
  return request;
}

/**
 * Returns, in PEM, the certificate that a client presented in its TLS connection to this server, followed by the chain it sent. Pass
 * this function as `clientCertificate` to a handler behind {@link toNodeListener}. RFC 8705.
 *
 * The list is empty unless the server requests certificates with `requestCert`. With `rejectUnauthorized: false` any certificate
 * is accepted, as `self_signed_tls_client_auth` needs. Behind a proxy that terminates TLS, read the proxy's header instead.
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
