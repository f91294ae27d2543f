// The policy for token exchange: RFC 8693.
import type { TokenGrant, TokenQuestion, TokenRefusal } from "authlete/handlers";

/**
 * A client may exchange its token for a narrower one of the same user: fewer scopes, and one resource. Tokens of other clients are
 * refused, as are assertions, since this server trusts no other issuer.
 */
export function exchangeFor(resource: string) {
  return (question: TokenQuestion): TokenGrant | TokenRefusal | undefined => {
    if (question.action !== "TOKEN_EXCHANGE") return undefined;
    const { subjectTokenInfo: held, clientId, scopes, resources } = question;
    if (!held?.subject || held.clientId !== clientId) return { error: "invalid_grant" };
    const limits = held.resources ?? [];
    const isElsewhere = limits.length > 0 && !limits.includes(resource);
    if (isElsewhere || resources?.some((asked) => asked !== resource)) return { error: "invalid_target" };
    const own = (held.scopes ?? []).map(({ name }) => name!);
    const wanted = scopes ?? own;
    if (wanted.some((scope) => !own.includes(scope))) return { error: "invalid_scope" };
    return { subject: held.subject, scopes: wanted, resources: [resource] };
  };
}
