import type { VciSingleParseResponse } from "../../../generated/models.js";
import { CallerFault, errorEntries, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { decision, type Reply } from "../../api/reply.js";
import { parseJsonObject, type RequestBody } from "../../api/request-body.js";
import { readJose } from "../../jose/jose-text.js";
import { challenge, unauthorized } from "../../protocol/bearer-challenge.js";
import { notEmulated } from "../../protocol/client-request.js";
import { nonceMembers, renewNonce } from "../../protocol/credentials/c-nonce.js";
import { checkComplete, credentialIssuerOf, type CredentialIssuer } from "../../protocol/credentials/issuer.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredService } from "../../settings/service-settings.js";
import type { AccessTokenRecord } from "../../store/tokens.js";

/** A wallet's request with a valid token. */
export interface WalletCall {
  readonly context: ServiceContext;
  readonly issuer: CredentialIssuer;
  readonly token: AccessTokenRecord;
}

/** Result codes for a service that issues no credentials, and for an unknown token. */
export interface WalletCodes {
  readonly disabled: string;
  readonly unknownToken: string;
}

/** The common properties of answers to wallets. Each operation has some of the actions. */
type WalletAnswer = Pick<VciSingleParseResponse, "resultCode" | "resultMessage" | "responseContent"> & {
  readonly action: "BAD_REQUEST" | "UNAUTHORIZED" | "FORBIDDEN" | "INTERNAL_SERVER_ERROR" | "CALLER_ERROR";
};

/** Settings that are not emulated: the rules of the HAIP profile, and root certificates for the keys of attesters. */
const unsupported = ["haipVersion", "keyAttesterRootsEnabled"] as const;

/**
 * Finds the token of a wallet's request, processes the request and turns a refusal into an answer for the wallet.
 *
 * @param faultAction The action for a fault of the authorization server.
 */
export async function decideForWallet<Response>(
  context: ServiceContext,
  accessToken: string | undefined,
  codes: WalletCodes,
  faultAction: "INTERNAL_SERVER_ERROR" | "CALLER_ERROR",
  work: (call: WalletCall) => Promise<Reply<Response>>,
): Promise<Reply<Response>> {
  const found = findIssuer(context, codes);
  if ("answer" in found) return found.answer as Reply<Response>;
  const rejected = (code: string, text: string, content?: string) => {
    const responseContent = content ?? challenge(context, unauthorized(code, text));
    return decision<WalletAnswer>("UNAUTHORIZED", code, text, { responseContent }) as Reply<unknown> as Reply<Response>;
  };
  // RFC 6750, section 3.1: without any authentication, the answer has no error code.
  if (!accessToken) return rejected(emulatorCodes.walletTokenMissing, "No access token was presented.", "Bearer");
  const token = context.store.accessTokens.get(accessToken);
  if (!token || token.family.revoked) return rejected(codes.unknownToken, "The access token does not exist.");
  if (token.expiresAt <= context.clock.now())
    return rejected(emulatorCodes.walletTokenExpired, "The access token has expired.");
  const call = { context, issuer: found.issuer, token };
  return orRefused(context, faultAction, () => work(call), token);
}

/** The credential issuer of the service, or the answer of a service that is not one. */
export function findIssuer(
  { service }: ServiceContext,
  { disabled }: Pick<WalletCodes, "disabled">,
): { readonly issuer: CredentialIssuer } | { readonly answer: Reply<unknown> } {
  const issuer = credentialIssuerOf(service);
  if (!issuer) {
    const text = "The service issues no verifiable credentials.";
    const responseContent = contentOf(service, new Refusal("access_denied", disabled, text));
    return { answer: decision<WalletAnswer>("FORBIDDEN", disabled, text, { responseContent }) };
  }
  const newer: StoredService & { readonly [Name in (typeof unsupported)[number]]?: unknown } = service;
  const setting = unsupported.find((name) => newer[name]);
  if (setting) throw notEmulated(emulatorCodes.settingNotEmulated, `Credential requests with the setting '${setting}'`);
  return { issuer };
}

/** Turns a refusal into an answer. A wallet only learns of its own faults. */
export async function orRefused<Response>(
  context: ServiceContext,
  faultAction: "INTERNAL_SERVER_ERROR" | "CALLER_ERROR",
  work: () => Promise<Reply<Response>>,
  token?: AccessTokenRecord,
): Promise<Reply<Response>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const isFault = error instanceof CallerFault;
    const action = isFault ? faultAction : error.error === "server_error" ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST";
    // In the first implementer's draft, the answer to an invalid proof has the nonce for the next one.
    const nonce = error.error === "invalid_proof" && token ? nonceMembers(renewNonce(context, token)) : {};
    const responseContent = action === "CALLER_ERROR" ? null : contentOf(context.service, error, nonce);
    const reply = decision<WalletAnswer>(action, error.resultCode, error.text, { responseContent });
    return reply as Reply<unknown> as Reply<Response>;
  }
}

function contentOf(service: StoredService, { error, details }: Refusal, more: object = {}): string {
  return JSON.stringify({ ...errorEntries(service, error, details), ...more });
}

/** Reads the body of a wallet's request. */
export function readRequestContent(
  { issuer }: WalletCall,
  body: RequestBody<{ readonly requestContent?: string | null | undefined }>,
): Readonly<Record<string, unknown>> {
  checkComplete(issuer);
  const text = body.string("requestContent");
  if (text === undefined) throw new CallerFault(emulatorCodes.requestContentMissing, "The call has no requestContent.");
  if (readJose(text)?.kind === "encrypted")
    throw notEmulated(emulatorCodes.notEmulated, "Encrypted credential requests");
  const request = parseJsonObject(text);
  if (request) return request;
  const message = "The credential request is not a JSON object.";
  throw new Refusal("invalid_credential_request", emulatorCodes.credentialRequestInvalid, message);
}
