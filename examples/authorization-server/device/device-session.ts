// The sessions of devices. Pairing by a secret link stands in for enrolling an app on a phone.
import { createHmac, randomBytes } from "node:crypto";
import { equalSecrets } from "authlete/handlers";
import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";

export interface DeviceSession {
  readonly subject: string;
  /** The value that forms of the device have to contain, to prevent cross-site request forgery. */
  readonly csrfToken: string;
}

export interface DeviceSessions {
  /** The secret in the link that pairs a device with the user. */
  pairingCode(subject: string): string;
  /** Pairs the requesting device, if the code belongs to one of the users. */
  pair(context: Context, code: string, subjects: readonly string[]): Promise<boolean>;
  read(context: Context): Promise<DeviceSession | undefined>;
}

const COOKIE = "device";

/** Sessions are signed cookies, and nothing is stored. By default a new key is generated at each start. */
export function createDeviceSessions(key: string = randomBytes(32).toString("base64url")): DeviceSessions {
  const sign = (purpose: string, text: string) =>
    createHmac("sha256", key).update(`${purpose}:${text}`).digest("base64url");
  const pairingCode = (subject: string) => sign("pairing", subject).slice(0, 22);
  return {
    pairingCode,
    async pair(context, code, subjects) {
      const subject = subjects.find((subject) => equalSecrets(code, pairingCode(subject)));
      if (subject === undefined) return false;
      const value = `${randomBytes(16).toString("base64url")}.${subject}`;
      // With https, also set `secure: true`.
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
