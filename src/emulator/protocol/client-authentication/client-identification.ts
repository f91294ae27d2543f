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

/** Result codes for a request that does not name one client. */
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
  /** The signed request, which names the client where nothing else does. See {@link checkIssuer}. */
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

/** Finds the client that a request names. All credentials have to name the same. Nothing is verified. */
export function identifyClient(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  { requestObject, owner, codes = backchannelCodes }: Naming,
): IdentifiedClient {
  const header = body.identifier("clientId") || undefined;
  const parameter = form.get("client_id");
  const assertion = issuerOfAssertion(form, codes);
  const find = (name: string) => findClient(context, name);
  if (requestObject && !find(requestObject.issuer))
    throw new Refusal("invalid_request", "A167307", "The signed request was not issued by a client that is known.");
  const { disagreement, disagreementError = "invalid_client" } = codes;
  for (const [one, other, code, places] of [
    [header, parameter, disagreement[0], "The Authorization header and client_id"],
    [assertion, parameter, disagreement[1], "The client assertion and client_id"],
    [header, assertion, disagreement[2], "The Authorization header and the client assertion"],
  ] as const) {
    if (one === undefined || other === undefined || one === other) continue;
    // The number and the alias are two names of one client.
    if ((find(one)?.client ?? one) !== find(other)?.client)
      throw new Refusal(disagreementError, code, `${places} name different clients.`);
  }
  const identifier = header ?? parameter ?? assertion ?? requestObject?.issuer ?? subjectOfAttestation(body) ?? owner;
  if (identifier === undefined) throw new Refusal(...codes.missing, "Nothing in the request tells which client it is.");
  const found = find(identifier);
  if (!found) throw new Refusal("invalid_client", codes.unknown, "The client is not known.");
  return found;
}

/**
 * Holds the issuer of a signed request against the client, which has authenticated: as long as it has not, a request
 * that names two clients is one of a client that is not who it says it is.
 */
export function checkIssuer(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  { issuer }: RequestObject,
  { client }: IdentifiedClient,
): void {
  if (findClient(context, issuer)?.client.clientId === client.clientId) return;
  const [code, place] = form.has("client_id")
    ? ["A168304", "client_id"]
    : body.identifier("clientId")
      ? ["A168306", "the Authorization header"]
      : ["A168308", "the client assertion"];
  throw new Refusal("invalid_request", code, `The signed request and ${place} name different clients.`);
}

function findClient({ clients, service }: ServiceContext, name: string): IdentifiedClient | undefined {
  return clients.find(name, service.clientIdAliasEnabled);
}

/** Whether nothing in a request says which client it is. */
export function isAnonymous(body: RequestBody<ClientCredentials>, form: FormParameters): boolean {
  const told = [body.identifier("clientId"), body.string("oauthClientAttestation")];
  return !told.some(Boolean) && !["client_id", "client_assertion"].some((name) => form.get(name));
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
