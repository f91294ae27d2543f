import { nothingLeft } from "../../../api/reply.js";
import type { Handler } from "../../../api/handler.js";
import { findAccessToken } from "../../../store/token-families.js";

/**
 * Emulates `token.management.delete`. Access token and refresh token are stored as one, so they go as one. A token that
 * is not there is no error: what the caller wants is that it is gone.
 */
export const deleteToken: Handler<"token.management.delete"> = async ({ path }, context) => {
  const record = await findAccessToken(context, path["accessTokenIdentifier"] ?? "");
  if (record) record.family.revoked = true;
  return nothingLeft;
};
