import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { tokensOfSession } from "../../store/stored-tokens.js";

/** Emulates `nativeSso.logout`. An access token and its refresh token count as one. */
export const logoutNativeSso: Handler<"nativeSso.logout"> = ({ body }, { store }) => {
  const sessionId = body.string("sessionId");
  if (!sessionId)
    return decision("CALLER_ERROR", emulatorCodes.sessionMissing, "The call has no sessionId.", { count: 0 });
  const families = new Set([...tokensOfSession(store, sessionId)].map(({ family }) => family));
  for (const family of families) family.revoked = true;
  return decision("OK", "A503001", "The tokens of the session were deleted.", { count: families.size });
};
