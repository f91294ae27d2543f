// A resource server: the payments of a token's subject. It could run elsewhere, since all it knows of the server is the issuer.
import type { Authlete } from "authlete";
import {
  protect,
  protectedResourceMetadata,
  resourceMetadataUrl,
  type Handler,
  type ProtectOptions,
} from "authlete/handlers";

export interface PaymentsOptions {
  authlete: Authlete;
  clientCertificate: NonNullable<ProtectOptions["clientCertificate"]>;
  issuer: string;
}

export const paymentsAt = (issuer: string) => `${issuer}/payments`;

/** The handlers of the resource and its metadata, by path. */
export function createPayments({ authlete, clientCertificate, issuer }: PaymentsOptions): Record<string, Handler> {
  const resource = paymentsAt(issuer);
  const scopes = ["payments.read"];
  return {
    [new URL(resource).pathname]: protect({
      authlete,
      clientCertificate,
      resource,
      scopes: () => scopes,
      serve: ({ method, headers }, { subject }) =>
        /^(GET|HEAD)$/.test(method)
          ? Response.json([{ owner: subject, to: "Harbour Books", amount: "12.50 EUR" }], {
              // Lets both sides find the call in their logs: FAPI 1.0 Baseline, section 6.2.1, number 11.
              headers: { "x-fapi-interaction-id": headers.get("x-fapi-interaction-id") ?? crypto.randomUUID() },
            })
          : new Response(null, { status: 405, headers: { allow: "GET, HEAD" } }),
    }),
    [new URL(resourceMetadataUrl(resource)).pathname]: protectedResourceMetadata({
      metadata: { resource, authorization_servers: [issuer], scopes_supported: scopes },
    }),
  };
}
