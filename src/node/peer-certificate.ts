import type { Socket } from "node:net";
import type { DetailedPeerCertificate, TLSSocket } from "node:tls";

/** The connections that requests came by, without adding anything to the requests. */
const sockets = new WeakMap<Request, Socket>();

export function rememberSocket(request: Request, socket: Socket): Request {
  sockets.set(request, socket);
  return request;
}

/**
 * The certificate that a client presented in its own TLS connection to this server, and its chain as far as the client
 * sent it, in PEM: for the option `clientCertificate` of a handler behind {@link toNodeListener}. RFC 8705.
 *
 * The server has to ask for it, by `requestCert`. With `rejectUnauthorized: false`, any certificate passes, as
 * `self_signed_tls_client_auth` needs it. Behind a proxy that ends TLS there is none: read the proxy's header instead.
 */
export function peerCertificate(request: Request): string[] {
  const socket = sockets.get(request);
  if (socket === undefined || !("getPeerCertificate" in socket)) return [];
  const chain: string[] = [];
  // A root names itself as its issuer, and without a certificate there is an object with nothing in it.
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
