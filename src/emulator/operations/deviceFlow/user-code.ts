import { base64url } from "jose";
import { CallerFault } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";

const alphabets = { BASE20: "BCDFGHJKLMNPQRSTVWXZ", NUMERIC: "0123456789" } as const;

/** Default lengths: the smaller the character set, the longer the code. */
const usualLength = { BASE20: 8, NUMERIC: 9 } as const;

/** The maximum length of a user code. */
const MAX_LENGTH = 255;

/** How many codes to draw before giving up on finding an unused one. */
const MAX_DRAWS = 1000;

/** Draws a user code that no pending request uses: RFC 8628, section 6.1. */
export function newUserCode({ service, store, clock, newToken }: ServiceContext): string {
  const { userCodeCharset: charset, userCodeLength } = service;
  const length = userCodeLength > 0 ? Math.min(userCodeLength, MAX_LENGTH) : usualLength[charset];
  const now = clock.now();
  for (let draw = 0; draw < MAX_DRAWS; draw += 1) {
    const code = randomText(newToken, alphabets[charset], length);
    const holder = store.deviceRequests.get(code);
    if (!holder || holder.expiresAt <= now) return code;
  }
  const text = "All user codes are in use. Make userCodeLength greater, or random less predictable.";
  throw new CallerFault(emulatorCodes.userCodesUsedUp, text);
}

/** Picks a character for each 32 random bits, which makes the modulo bias negligible. */
function randomText(newToken: () => string, alphabet: string, length: number): string {
  let text = "";
  while (text.length < length) {
    const bytes = base64url.decode(newToken());
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let offset = 0; offset < bytes.byteLength; offset += 4)
      text += alphabet.charAt(view.getUint32(offset) % alphabet.length);
  }
  return text.slice(0, length);
}
