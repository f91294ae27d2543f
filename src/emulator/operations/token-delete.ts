import { nothingLeft } from "../api-result.js";
import type { Handler } from "../handler.js";
import { findAccessToken } from "../token-families.js";

/**
 * Emulates `token.management.delete`. Access token and refresh token are stored as one, so they go as one. A token that
 * is not there is no error: what the caller wants is that it is gone.
 */
export const deleteToken: Handler = async ({ path }, world) => {
  const record = await findAccessToken(world, path["accessTokenIdentifier"] ?? "");
  if (record) record.family.revoked = true;
  return nothingLeft;
};
