/**
 * Whether a text is a bearer token (RFC 6750, section 2.1) of at most 1024 characters, as CIBA Core 1.0, section 7.1, requires of a
 * `client_notification_token`. Such a text is safe in a header.
 */
export function isNotificationToken(text: unknown): text is string {
  return typeof text === "string" && text.length <= 1024 && /^[\w.~+/-]+=*$/.test(text);
}
