import {
  DeviceCompleteRequestIdTokenAudTypeValues,
  DeviceCompleteRequestResultValues,
  type DeviceCompleteRequest,
} from "../../generated/models.js";
import { CallerFault } from "../api/answers.js";
import { isPlainAscii } from "../protocol/plain-ascii.js";
import { isErrorDescription } from "../../shared/error-description.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import type { RequestBody } from "../api/request-body.js";
import { claimsFor } from "../protocol/scopes.js";
import type { ServiceContext } from "../service/service-context.js";
import type { EmulatedService } from "../settings/service-settings.js";
import type { Grant } from "../store/grant.js";
import type { PolledRequest } from "../store/pending/polled-requests.js";
import { manageGrant } from "../protocol/grant-management/manage-grant.js";
import { readClaims, readDurations } from "./token-request.js";
import { MAX_NAME, MAX_STORED, storedSize } from "../settings/storage-limits.js";

/** The common properties of calls that report an outcome. */
type Body = RequestBody<Omit<DeviceCompleteRequest, "userCode">>;

/** The outcome that the authorization server reports. */
export type Completion =
  | { readonly result: "AUTHORIZED"; readonly grant: Grant }
  | {
      readonly result: "ACCESS_DENIED" | "TRANSACTION_FAILED";
      readonly description: string | null;
      readonly uri: string | null;
    };

/** What differs between the operations. Pairs of result codes: too long and not ASCII, or not JSON and too big. */
export interface CompletionKind {
  readonly grantType: "CIBA" | "DEVICE_CODE";
  readonly resultMissing: string;
  readonly subjectMissing: string;
  readonly subject: readonly [string, string];
  readonly sub: readonly [string, string];
  readonly acr: readonly [string, string];
  readonly authTime: string;
  readonly claims: readonly [string, string];
  readonly idtHeaderParams: readonly [string, string];
  readonly properties: string;
  readonly scopes: string;
  readonly errorDescription: string;
  readonly errorUri: readonly [string, string];
}

/** Reads and checks the reported outcome. */
export function readCompletion(
  body: Body,
  request: PolledRequest,
  service: EmulatedService,
  kind: CompletionKind,
): Completion {
  const result = body.oneOf("result", DeviceCompleteRequestResultValues);
  if (result === undefined) throw new CallerFault(kind.resultMissing, "The call has no result.");
  if (result === "AUTHORIZED") return { result, grant: readGrant(body, request, service, kind) };

  const description = body.string("errorDescription") ?? null;
  const uri = body.string("errorUri") ?? null;
  if (description !== null && !isErrorDescription(description))
    throw new CallerFault(kind.errorDescription, "The errorDescription has characters that it cannot have.");
  checkSize(description, kind.errorDescription, "The errorDescription is too long.");
  checkSize(uri, kind.errorUri[0], "The errorUri is too long.");
  if (uri !== null && !isPlainAscii(uri)) throw new CallerFault(kind.errorUri[1], "The errorUri is not ASCII.");
  return { result, description, uri };
}

function readGrant(body: Body, request: PolledRequest, service: EmulatedService, kind: CompletionKind): Grant {
  const subject = body.string("subject");
  if (!subject) throw new CallerFault(kind.subjectMissing, "The call has no subject.");
  checkName(subject, kind.subject, "subject");
  const sub = body.string("sub");
  if (sub !== undefined) checkName(sub, kind.sub, "sub");
  const claims = readClaims(body, "claims", kind.claims[0]);
  checkSize(claims, kind.claims[1], "The claims are too big.");
  const properties = body.properties("properties") ?? [];
  checkSize(properties, kind.properties, "The properties are too big.");
  const acr = body.string("acr");
  if (acr !== undefined) checkName(acr, kind.acr, "acr");
  const authTime = body.integer("authTime") ?? 0;
  if (authTime < 0) throw new CallerFault(kind.authTime, "The authTime is negative.");
  const idtHeaderParams = readClaims(body, "idtHeaderParams", kind.idtHeaderParams[0]);
  checkSize(idtHeaderParams, kind.idtHeaderParams[1], "The idtHeaderParams are too big.");
  const jwtAtClaims = readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid);

  const scopes = body.strings("scopes") ?? request.scopes;
  checkSize(scopes, kind.scopes, "The scopes are too long.");
  return {
    client: request.client,
    grantType: kind.grantType,
    subject,
    sub: sub || subject,
    authTime,
    acr: acr ?? null,
    claims,
    consentedClaims: body.strings("consentedClaims") ?? [
      ...new Set([...claimsFor(service, scopes), ...Object.keys(claims)]),
    ],
    scopes: [...new Set(scopes)],
    resources: request.resources,
    authorizationDetails: request.authorizationDetails,
    properties,
    idtHeaderParams,
    idTokenAudType: body.oneOf("idTokenAudType", DeviceCompleteRequestIdTokenAudTypeValues) ?? null,
    jwtAtClaims,
    ...readDurations(body),
  };
}

/** Stores the outcome until the client polls for it. Returns whether it is a grant. */
export function recordOutcome(context: ServiceContext, request: PolledRequest, completion: Completion): boolean {
  if (completion.result === "AUTHORIZED") {
    request.outcome = { granted: true, grant: recordGrant(context, request, completion.grant) };
    return true;
  }
  const error = completion.result === "ACCESS_DENIED" ? "access_denied" : "expired_token";
  request.outcome = { granted: false, error, description: completion.description, uri: completion.uri };
  return false;
}

/** Records the user's consent and applies the requested grant management action. */
export function recordGrant(context: ServiceContext, { grantManagement }: PolledRequest, grant: Grant): Grant {
  context.store.consents.record(grant);
  return manageGrant(context, grantManagement, grant);
}

/** Refuses a text that is not a valid subject or ACR. The codes are for too long and for not ASCII. */
export function checkName(text: string, codes: readonly [string, string], name: string): void {
  if (text.length > MAX_NAME) throw new CallerFault(codes[0], `The ${name} is longer than ${MAX_NAME} characters.`);
  if (!isPlainAscii(text)) throw new CallerFault(codes[1], `The ${name} is not ASCII.`);
}

function checkSize(value: unknown, code: string, text: string): void {
  if (storedSize(value) > MAX_STORED) throw new CallerFault(code, text);
}
