import type { AuthorizationIssueRequest, AuthorizationResponse, Scope } from "../../generated/models.js";

/** A client's request, as parsed by the API. Names, links and texts come from the client: escape them in pages. */
export type AuthorizationQuestion = Omit<
  AuthorizationResponse,
  "action" | "resultCode" | "resultMessage" | "responseContent" | "ticket"
>;

/** The remembered consent of a user to a client. */
export interface Remembered {
  scopes: string[];
  claims: string[];
}

/** The claims that a client requests, in the ID token and at the UserInfo endpoint. */
export function claimsOf({ claims, claimsAtUserInfo }: AuthorizationQuestion): string[] {
  return [...new Set([...(claims ?? []), ...(claimsAtUserInfo ?? [])])];
}

/** The claims of each scope: OpenID Connect Core 1.0, section 5.4. */
const CLAIMS_OF_SCOPES: Readonly<Record<string, string>> = {
  profile:
    "name family_name given_name middle_name nickname preferred_username profile picture website gender birthdate zoneinfo locale updated_at",
  email: "email email_verified",
  address: "address",
  phone: "phone_number phone_number_verified",
};

/** The given claims that the user consented to: without those of a refused scope, unless requested by name. */
export function claimsToGive(
  names: readonly string[] | null | undefined,
  { scopes, idTokenClaims, userInfoClaims }: Pick<AuthorizationQuestion, "scopes" | "idTokenClaims" | "userInfoClaims">,
  consent: Pick<AuthorizationIssueRequest, "scopes" | "consentedClaims">,
): string[] {
  const named = [idTokenClaims, userInfoClaims].flatMap((json) =>
    Object.keys(Object(JSON.parse(json || "{}")) as object),
  );
  const refused = (scopes ?? [])
    .filter(({ name }) => consent.scopes && !consent.scopes.includes(name!))
    .flatMap(({ name }) => CLAIMS_OF_SCOPES[name!]?.split(" ") ?? []);
  return (names ?? []).filter(
    (name) =>
      (!consent.consentedClaims || consent.consentedClaims.includes(name)) &&
      (named.includes(name) || !refused.includes(name)),
  );
}

/** The requested scopes and claims that the user has not agreed to before. With `prompt=consent`, that is all of them. */
export function findNew(
  question: AuthorizationQuestion,
  remembered: Remembered | undefined,
): { scopes: Scope[]; claims: string[] } {
  const known = question.prompts?.includes("CONSENT") ? undefined : remembered;
  const isNew = (names: string[] | undefined) => (name?: string) => !names?.includes(name!);
  return {
    scopes: (question.scopes ?? []).filter(({ name }) => isNew(known?.scopes)(name)),
    claims: claimsOf(question).filter(isNew(known?.claims)),
  };
}

/** Whether a request needs consent each time, because its content varies or it gives access in the user's absence. */
export function isAskedEachTime(question: AuthorizationQuestion): boolean {
  const { prompts, scopes, dynamicScopes, authorizationDetails, purpose, issuableCredentials } = question;
  return Boolean(
    prompts?.includes("CONSENT") ||
    dynamicScopes?.length ||
    authorizationDetails?.elements?.length ||
    purpose ||
    issuableCredentials ||
    scopes?.some(({ name }) => name === OFFLINE_ACCESS),
  );
}

const OFFLINE_ACCESS = "offline_access";

/** Adds a consent to the remembered one, except for scopes that need consent each time. */
export function toRemember(
  question: AuthorizationQuestion,
  scopes: readonly string[],
  claims: readonly string[],
  before: Remembered | undefined,
): Remembered {
  const dynamic = question.dynamicScopes?.map(({ value }) => value) ?? [];
  const lasting = scopes.filter((name) => name !== OFFLINE_ACCESS && !dynamic.includes(name));
  return {
    scopes: [...new Set([...(before?.scopes ?? []), ...lasting])],
    claims: [...new Set([...(before?.claims ?? []), ...claims])],
  };
}

/** The names of all scopes that a client requests. */
export function namesOf({ scopes, dynamicScopes }: Pick<AuthorizationQuestion, "scopes" | "dynamicScopes">): string[] {
  return [...(scopes ?? []).map(({ name }) => name), ...(dynamicScopes ?? []).map(({ value }) => value)].filter(
    (name) => name !== undefined,
  );
}
