import type { AuthorizationIssueRequest, AuthorizationResponse, Scope } from "../../generated/models.js";

/** What a client asks for, as the API read its request. Names, links and texts come from the client: escape them in pages. */
export type AuthorizationQuestion = Omit<
  AuthorizationResponse,
  "action" | "resultCode" | "resultMessage" | "responseContent" | "ticket"
>;

/** What a user agreed to give a client, as it is remembered. */
export interface Remembered {
  scopes: string[];
  claims: string[];
}

/** The claims that a client asks for, in the ID token and at the UserInfo endpoint. */
export function claimsOf({ claims, claimsAtUserInfo }: AuthorizationQuestion): string[] {
  return [...new Set([...(claims ?? []), ...(claimsAtUserInfo ?? [])])];
}

/** The claims that a scope stands for: OpenID Connect Core 1.0, section 5.4. */
const CLAIMS_OF_SCOPES: Readonly<Record<string, string>> = {
  profile:
    "name family_name given_name middle_name nickname preferred_username profile picture website gender birthdate zoneinfo locale updated_at",
  email: "email email_verified",
  address: "address",
  phone: "phone_number phone_number_verified",
};

/** Those of some claims that the user has let pass: not those of a scope that was taken away, unless asked for by name. */
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

/** What of a request the user has not agreed to before. With `prompt=consent` nothing counts as agreed to. */
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

/** Whether a request holds what is never agreed to for good: it says something else each time, or gives access without the user. */
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

/** What a user agrees to for good. */
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

/** The names of all scopes that a client asks for. */
export function namesOf({ scopes, dynamicScopes }: Pick<AuthorizationQuestion, "scopes" | "dynamicScopes">): string[] {
  return [...(scopes ?? []).map(({ name }) => name), ...(dynamicScopes ?? []).map(({ value }) => value)].filter(
    (name) => name !== undefined,
  );
}
