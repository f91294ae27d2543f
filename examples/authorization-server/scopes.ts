/** Descriptions of scopes for users. */
const SCOPES: Record<string, string> = {
  openid: "Confirm who you are",
  profile: "See your name",
  email: "See your e-mail address",
  address: "See your postal address",
  phone: "See your phone number",
  offline_access: "Keep access while you are away",
  "payments.read": "See your payments",
  grant_management_query: "See the access you have given it",
  grant_management_revoke: "Give up the access you have given it",
};

/** What a scope lets a client do, or its name if there is no description. */
export function describeScope(name: string, description?: string | null): string {
  return Object.hasOwn(SCOPES, name) ? SCOPES[name]! : description || name;
}
