import {
  BackchannelAuthenticationCompleteRequestIdTokenAudTypeValues,
  BackchannelAuthenticationCompleteRequestResultValues,
  type BackchannelAuthenticationCompleteRequest,
} from "../../../generated/models.js";
import { CallerFault } from "../../api/answers.js";
import { isPlainAscii } from "../../protocol/plain-ascii.js";
import { isErrorDescription } from "../../../shared/error-description.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import { claimsFor } from "../../protocol/scopes.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import type { Grant } from "../../store/grant.js";
import type { Transaction } from "../../store/pending/transactions.js";
import { readClaims, readDurations } from "../../tokens/token-request.js";
import { MAX_NAME, MAX_STORED, storedSize } from "../../settings/storage-limits.js";

type Body = RequestBody<BackchannelAuthenticationCompleteRequest>;

/** The outcome that a call of `ciba.complete` reports. */
export type Completion =
  | { readonly result: "AUTHORIZED"; readonly grant: Grant; readonly accessToken: string | undefined }
  | {
      readonly result: "ACCESS_DENIED" | "TRANSACTION_FAILED";
      readonly description: string | null;
      readonly uri: string | null;
    };

/** Reads and checks what is said of the outcome, in the order of the recorded codes. */
export function readCompletion(body: Body, transaction: Transaction, service: EmulatedService): Completion {
  const result = body.oneOf("result", BackchannelAuthenticationCompleteRequestResultValues);
  if (result === undefined) throw new CallerFault("A187201", "The call has no result.");
  if (result === "AUTHORIZED")
    return { result, grant: readGrant(body, transaction, service), accessToken: body.string("accessToken") };

  const description = body.string("errorDescription") ?? null;
  const uri = body.string("errorUri") ?? null;
  if (description !== null && !isErrorDescription(description))
    throw new CallerFault("A193201", "The errorDescription has characters that it cannot have.");
  checkSize(description, "A193201", "The errorDescription is too long.");
  checkSize(uri, "A193202", "The errorUri is too long.");
  if (uri !== null && !isPlainAscii(uri)) throw new CallerFault("A193203", "The errorUri is not ASCII.");
  return { result, description, uri };
}

function readGrant(body: Body, transaction: Transaction, service: EmulatedService): Grant {
  const subject = body.string("subject");
  if (!subject) throw new CallerFault("A188201", "The call has no subject.");
  checkText(subject, ["A188202", "A188203"], "subject");
  const sub = body.string("sub");
  if (sub !== undefined) checkText(sub, ["A189201", "A189202"], "sub");
  const claims = readClaims(body, "claims", "A190201");
  checkSize(claims, "A190202", "The claims are too big.");
  const properties = body.properties("properties") ?? [];
  checkSize(properties, "A191201", "The properties are too big.");
  const acr = body.string("acr");
  if (acr !== undefined) checkText(acr, ["A194201", "A194202"], "acr");
  const authTime = body.integer("authTime") ?? 0;
  if (authTime < 0) throw new CallerFault("A195201", "The authTime is negative.");
  const idtHeaderParams = readClaims(body, "idtHeaderParams", "A256201");
  checkSize(idtHeaderParams, "A256202", "The idtHeaderParams are too big.");
  const jwtAtClaims = readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid);

  const scopes = body.strings("scopes") ?? transaction.scopes;
  checkSize(scopes, "A192301", "The scopes are too long.");
  return {
    client: transaction.client,
    grantType: "CIBA",
    subject,
    sub: sub || subject,
    authTime,
    acr: acr ?? null,
    claims,
    consentedClaims: body.strings("consentedClaims") ?? [
      ...new Set([...claimsFor(service, scopes), ...Object.keys(claims)]),
    ],
    scopes: [...new Set(scopes)],
    resources: transaction.resources,
    authorizationDetails: transaction.authorizationDetails,
    properties,
    idtHeaderParams,
    idTokenAudType: body.oneOf("idTokenAudType", BackchannelAuthenticationCompleteRequestIdTokenAudTypeValues) ?? null,
    jwtAtClaims,
    ...readDurations(body),
  };
}

/** The codes are those for too long and for not ASCII. */
function checkText(text: string, codes: readonly [string, string], name: string): void {
  if (text.length > MAX_NAME) throw new CallerFault(codes[0], `The ${name} is longer than ${MAX_NAME} characters.`);
  if (!isPlainAscii(text)) throw new CallerFault(codes[1], `The ${name} is not ASCII.`);
}

function checkSize(value: unknown, code: string, text: string): void {
  if (storedSize(value) > MAX_STORED) throw new CallerFault(code, text);
}
