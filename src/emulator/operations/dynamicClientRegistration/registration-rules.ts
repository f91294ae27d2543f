import type { Client } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJson } from "../../api/request-body.js";
import { fetchForClient, fetchOf } from "../../protocol/fetch-for-client.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import type { ServiceContext } from "../../service/service-context.js";

type Draft = Partial<Client>;

const has = (draft: Draft, grantType: NonNullable<Client["grantTypes"]>[number]) =>
  draft.grantTypes?.includes(grantType) === true;
const answers = ({ responseTypes }: Draft, part: RegExp) => responseTypes?.some((type) => part.test(type)) === true;
const code = /^CODE/;
const token = /TOKEN/;
const redirects = ({ redirectUris }: Draft) => (redirectUris ?? []).map((uri) => new URL(uri));
/** A client with `tls_client_auth` has exactly one of these: RFC 8705, section 2.1.2. */
const certificateProperties = [
  "tlsClientAuthSubjectDn",
  "tlsClientAuthSanDns",
  "tlsClientAuthSanUri",
  "tlsClientAuthSanIp",
  "tlsClientAuthSanEmail",
] as const;
const certificateNames = (draft: Draft) => certificateProperties.filter((name) => draft[name]);

/** Pairs of encryption settings, the second of which requires the first. */
const encryptions = [
  ["authorizationEncryptionAlg", "authorizationEncryptionEnc"],
  ["idTokenEncryptionAlg", "idTokenEncryptionEnc"],
  ["requestEncryptionAlg", "requestEncryptionEnc"],
  ["userInfoEncryptionAlg", "userInfoEncryptionEnc"],
] as const;

/** Rules for the consistency of metadata. */
const rules: readonly Rule<Draft>[] = [
  ["A204301", "There are both jwks and jwks_uri.", ({ jwks, jwksUri }) => Boolean(jwks) && Boolean(jwksUri)],
  [
    "A204302",
    "The grant type authorization_code needs a response type with code.",
    (draft) => has(draft, "AUTHORIZATION_CODE") && !answers(draft, code),
  ],
  [
    "A204303",
    "The grant type implicit needs a response type with token or id_token.",
    (draft) => has(draft, "IMPLICIT") && !answers(draft, token),
  ],
  [
    "A204304",
    "A response type with code needs the grant type authorization_code.",
    (draft) => answers(draft, code) && !has(draft, "AUTHORIZATION_CODE"),
  ],
  [
    "A204305",
    "A response type with token or id_token needs the grant type implicit.",
    (draft) => answers(draft, token) && !has(draft, "IMPLICIT"),
  ],
  [
    emulatorCodes.redirectUriFragment,
    "A redirect URI has a fragment.",
    ({ redirectUris = [] }) => redirectUris?.some((uri) => uri.includes("#")) === true,
    "invalid_redirect_uri",
  ],
  [
    emulatorCodes.redirectUriOfWeb,
    "A web client can only receive tokens by https, and not at localhost.",
    (draft) =>
      draft.applicationType === "WEB" &&
      has(draft, "IMPLICIT") &&
      redirects(draft).some(({ protocol, hostname }) => protocol !== "https:" || hostname === "localhost"),
    "invalid_redirect_uri",
  ],
  [
    "A204312",
    "Pairwise subjects need a sector_identifier_uri, or redirect URIs of one host.",
    (draft) =>
      draft.subjectType === "PAIRWISE" &&
      !draft.sectorIdentifierUri &&
      new Set(redirects(draft).map(({ hostname }) => hostname)).size !== 1,
  ],
  [
    emulatorCodes.encryptionHalf,
    "An algorithm for contents needs one for their key.",
    (draft) => encryptions.some(([alg, enc]) => draft[enc] && !draft[alg]),
  ],
  [
    emulatorCodes.certificateNames,
    "A client can register one certificate name, which tls_client_auth requires.",
    (draft) =>
      certificateNames(draft).length > 1 ||
      (draft.tokenAuthMethod === "TLS_CLIENT_AUTH" && certificateNames(draft).length === 0),
  ],
];

/** Adds default values: RFC 7591, section 2, and OpenID Connect Dynamic Client Registration 1.0, section 2. */
export function withDefaults(given: Draft): Draft {
  const { grantTypes = ["AUTHORIZATION_CODE"], tokenAuthMethod = "CLIENT_SECRET_BASIC" } = given;
  return {
    applicationType: "WEB",
    subjectType: "PUBLIC",
    idTokenSignAlg: "RS256",
    defaultMaxAge: 0,
    parRequired: false,
    requestObjectRequired: false,
    responseTypes: grantTypes?.includes("AUTHORIZATION_CODE") === true ? ["CODE"] : [],
    ...Object.fromEntries(encryptions.filter(([alg]) => given[alg]).map(([, enc]) => [enc, "A128CBC_HS256"] as const)),
    ...given,
    grantTypes,
    tokenAuthMethod,
    clientType: tokenAuthMethod === "NONE" ? "PUBLIC" : "CONFIDENTIAL",
  };
}

/** Checks the consistency of a registration. */
export async function checkRegistration(context: ServiceContext, draft: Draft): Promise<void> {
  enforce(rules, draft, "invalid_client_metadata");
  if (draft.sectorIdentifierUri) await checkSector(context, draft.sectorIdentifierUri, draft.redirectUris ?? []);
}

/** The sector document must list all redirect URIs: OpenID Connect Dynamic Client Registration 1.0, section 5. */
async function checkSector(context: ServiceContext, address: string, uris: readonly string[]): Promise<void> {
  const fetch = fetchOf(context, "The sector_identifier_uri has to be fetched");
  const listed = parseJson((await fetchForClient(fetch, address, "application/json", 1_000_000)) ?? "");
  if (Array.isArray(listed) && uris.every((uri) => listed.includes(uri))) return;
  const text = "The document at the sector_identifier_uri does not list all redirect URIs.";
  throw new Refusal("invalid_client_metadata", emulatorCodes.sectorIncomplete, text);
}
