import { calculateJwkThumbprint, type JWK } from "jose";
import { ownKeys } from "../../service/service-keys.js";
import type { StoredService } from "../../settings/service-settings.js";

/** The key pairs that credentials are signed by, each with a `kid`: the thumbprint, where it came without one. */
export function credentialKeys({
  credentialJwks,
}: StoredService): Promise<readonly (JWK & { readonly kid: string })[]> {
  const keys = ownKeys({ jwks: credentialJwks ?? null }) ?? [];
  return Promise.all(
    keys.map(async (key) => ({ ...key, kid: key.kid ?? (await calculateJwkThumbprint(key).catch(() => "")) })),
  );
}
