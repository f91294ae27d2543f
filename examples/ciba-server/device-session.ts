// Who holds a device. Pairing it, by a link that only the user gets, stands for what an app on a phone does once.
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";

export interface DeviceSession {
  readonly subject: string;
  /** What forms of the device have to bring along: a page of somebody else does not know it. */
  readonly csrfToken: string;
}

export interface DeviceSessions {
  /** The secret in the link that pairs a device of the user. */
  pairingCode(subject: string): string;
  /** Pairs the device that asks, if the code is that of a user. */
  pair(context: Context, code: string, subjects: readonly string[]): Promise<boolean>;
  read(context: Context): Promise<DeviceSession | undefined>;
}

const COOKIE = "device";

/** Nothing of a session is stored: the key, made anew at each start, tells real ones from others. */
export function createDeviceSessions(key: string = randomBytes(32).toString("base64url")): DeviceSessions {
  const sign = (purpose: string, text: string) =>
    createHmac("sha256", key).update(`${purpose}:${text}`).digest("base64url");
  const pairingCode = (subject: string) => sign("pairing", subject).slice(0, 22);
  return {
    pairingCode,
    async pair(context, code, subjects) {
      const subject = subjects.find((subject) => isSame(pairingCode(subject), code));
      if (subject === undefined) return false;
      const value = `${randomBytes(16).toString("base64url")}.${subject}`;
      // Where the server is reached by https, also `secure: true`.
      await setSignedCookie(context, COOKIE, value, key, { path: "/device", httpOnly: true, sameSite: "Lax" });
      return true;
    },
    async read(context) {
      const value = await getSignedCookie(context, key, COOKIE);
      if (!value) return undefined;
      return { subject: value.slice(value.indexOf(".") + 1), csrfToken: sign("csrf", value) };
    },
  };
}

/** Compares secrets without telling by the time how much of them is alike. */
export function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHmac("sha256", "length").update(text).digest());
  return timingSafeEqual(a!, b!);
}
