import type { TokenRequest } from "../../../generated/models.js";
import { Refusal, refusalOf } from "../../api/answers.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { FormParameters } from "../form.js";
import { readJose } from "../../jose/jose-text.js";
import type { RequestBody } from "../../api/request-body.js";
import type { RequestObject } from "../request-object.js";
import type { ServiceContext } from "../../service/service-context.js";

const invalid = refusalOf("invalid_client");

/** Credentials of the client outside of the form: from the Authorization header and the TLS connection. */
export type ClientCredentials = Pick<
  TokenRequest,
  | "clientId"
  | "clientSecret"
  | "clientCertificate"
  | "clientCertificatePath"
  | "oauthClientAttestation"
  | "oauthClientAttestationPop"
>;

/** Where a request names its client. */
interface Names {
  readonly header: string | undefined;
  readonly parameter: string | undefined;
  readonly assertion: string | undefined;
  readonly request: string | undefined;
}

/** Result codes for a request that does not name one client. The signed request is one of backchannel authentication. */
export interface IdentificationCodes {
  readonly missing: readonly [error: string, resultCode: string];
  readonly unknown: string;
  /** For a client that is locked. Default: the call fails at the level of the API. */
  readonly locked?: string;
  /** For a header and a parameter, an assertion and a parameter, and a header and an assertion that disagree. */
  readonly disagreement: readonly [string, string, string];
  /** The error of these. Default: invalid_client. */
  readonly disagreementError?: "invalid_request";
  /** For a client assertion that is no JWS, one whose payload is no JSON object, and one without issuer. */
  readonly assertion: readonly [string, string, string];
}

/** The codes of a client assertion where identification has none of its own. */
export const assertionCodes = ["A157312", "A157314", "A157315"] as const;

/** What names the client besides the credentials, and the codes for what is wrong with the names. */
export interface Naming {
  /** The signed request, which names the client too. */
  readonly requestObject?: RequestObject | undefined;
  /** Whose the code or the refresh token of the request is, where that is enough. */
  readonly owner?: string | undefined;
  /** Result codes for a request that does not name one client. */
  readonly codes?: IdentificationCodes;
}

/** The codes of backchannel authentication, which are the only ones known for other endpoints too. */
const backchannelCodes: IdentificationCodes = {
  missing: ["invalid_client", "A168309"],
  unknown: "A168310",
  disagreement: ["A168303", "A168305", "A168307"],
  assertion: ["A168301", "A168302", "A168302"],
};

/** Finds the client that a request names. All places that name one have to name the same. Nothing is verified. */
export function identifyClient(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  { requestObject, owner, codes = backchannelCodes }: Naming,
): IdentifiedClient {
  const names: Names = {
    header: body.identifier("clientId") || undefined,
    parameter: form.get("client_id"),
    assertion: issuerOfAssertion(form, codes),
    request: requestObject?.issuer,
  };
  const find = (name: string) => context.clients.find(name, context.service.clientIdAliasEnabled);
  if (names.request !== undefined && !find(names.request))
    throw new Refusal("invalid_request", "A167307", "The signed request was not issued by a client that is known.");
  // The number and the alias are two names of one client.
  const isSame = (one: string, other: string) => one === other || (find(one)?.client ?? one) === find(other)?.client;
  checkAgreement(names, codes, isSame);
  const identifier =
    names.header ?? names.parameter ?? names.assertion ?? names.request ?? subjectOfAttestation(body) ?? owner;
  if (identifier === undefined) throw new Refusal(...codes.missing, "Nothing in the request tells which client it is.");
  const found = find(identifier);
  if (!found) throw new Refusal("invalid_client", codes.unknown, "The client is not known.");
  return found;
}

/** Whether nothing in a request says which client it is. */
export function isAnonymous(body: RequestBody<ClientCredentials>, form: FormParameters): boolean {
  const told = [body.identifier("clientId"), body.string("oauthClientAttestation")];
  return !told.some(Boolean) && !["client_id", "client_assertion"].some((name) => form.get(name));
}

/** In the order of the codes. A request object that disagrees is a bad request; any other contradiction a bad client. */
const rulesOf = ({
  disagreement,
}: IdentificationCodes): readonly (readonly [keyof Names, keyof Names, string, string])[] => [
  ["header", "parameter", disagreement[0], "The Authorization header and client_id name different clients."],
  ["request", "parameter", "A168304", "The signed request and client_id name different clients."],
  ["assertion", "parameter", disagreement[1], "The client assertion and client_id name different clients."],
  ["header", "request", "A168306", "The Authorization header and the signed request name different clients."],
  ["header", "assertion", disagreement[2], "The Authorization header and the client assertion name different clients."],
  ["request", "assertion", "A168308", "The signed request and the client assertion name different clients."],
];

function checkAgreement(
  names: Names,
  codes: IdentificationCodes,
  isSame: (one: string, other: string) => boolean,
): void {
  for (const [one, other, code, text] of rulesOf(codes)) {
    if (names[one] === undefined || names[other] === undefined || isSame(names[one], names[other])) continue;
    const usual = [one, other].includes("request") ? "invalid_request" : "invalid_client";
    throw new Refusal(codes.disagreementError ?? usual, code, text);
  }
}

/** Whom an attestation is about. Where something else names the client, the attestation is held against that. */
function subjectOfAttestation(body: RequestBody<ClientCredentials>): string | undefined {
  const sub = readJose(body.string("oauthClientAttestation") ?? "")?.claims?.["sub"];
  return typeof sub === "string" && sub !== "" ? sub : undefined;
}

function issuerOfAssertion(form: FormParameters, { assertion: codes }: IdentificationCodes): string | undefined {
  const assertion = form.get("client_assertion");
  if (assertion === undefined) return undefined;
  const read = readJose(assertion);
  if (read?.kind !== "signed") throw invalid(codes[0], "The client assertion is not a JWS.");
  if (!read.claims) throw invalid(codes[1], "The payload of the client assertion is not a JSON object.");
  const { iss } = read.claims;
  if (typeof iss === "string" && iss !== "") return iss;
  throw invalid(codes[2], "The client identifier cannot be read from the client assertion.");
}
