/**
 * Whether a text is a bearer token (RFC 6750, section 2.1) of at most 1024 characters, as a `client_notification_token` has to
 * be: CIBA Core 1.0, section 7.1. No such text can end a header.
 */
export function isNotificationToken(text: unknown): text is string {
  return typeof text === "string" && text.length <= 1024 && /^[\w.~+/-]+=*$/.test(text);
}
