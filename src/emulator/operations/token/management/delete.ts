import { nothingLeft } from "../../../api/reply.js";
import type { Handler } from "../../../api/handler.js";
import { findAccessToken } from "../../../store/token-families.js";

/**
 * Emulates `token.management.delete`. Access and refresh token are stored as one, so both are deleted. An unknown token
 * is not an error: the caller wants it gone.
 */
export const deleteToken: Handler<"token.management.delete"> = async ({ path }, context) => {
  const record = await findAccessToken(context, path["accessTokenIdentifier"] ?? "");
  if (record) record.family.revoked = true;
  return nothingLeft;
};
