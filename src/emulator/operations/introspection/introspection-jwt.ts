import type { StandardIntrospectionRequest } from "../../../generated/models.js";
import { asAsymmetric } from "../../jose/algorithms.js";
import { CallerFault } from "../../api/answers.js";
import { notEmulated } from "../../protocol/client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import { signByService } from "../../service/service-keys.js";
import type { ServiceContext } from "../../service/service-context.js";

const MEDIA_TYPE = "application/token-introspection+jwt";

/** Whether the resource server asks for a JWT: RFC 9701, section 4. */
export function wantsJwt(body: RequestBody<StandardIntrospectionRequest>): boolean {
  const ranges = (body.string("httpAcceptHeader") ?? "").split(",");
  return ranges.some((range) => range.split(";")[0]?.trim().toLowerCase() === MEDIA_TYPE);
}

/** The answer as a signed JWT: RFC 9701, section 5. It is for one resource server, which has to be named. */
export async function signIntrospection(
  context: ServiceContext,
  body: RequestBody<StandardIntrospectionRequest>,
  rsUri: string | undefined,
  answer: Readonly<Record<string, unknown>>,
): Promise<string> {
  if (rsUri === undefined) throw new CallerFault(emulatorCodes.rsUriMissing, "An answer as a JWT needs the rsUri.");
  if (body.string("introspectionEncryptionAlg")) throw notEmulated(emulatorCodes.notEmulated, "Encrypted answers");
  const alg = asAsymmetric(body.string("introspectionSignAlg") || "RS256");
  if (!alg) throw notEmulated(emulatorCodes.notEmulated, "Answers that are not signed with a key of the service");
  const claims = {
    iss: context.service.issuer,
    aud: rsUri,
    iat: Math.floor(context.clock.now() / 1000),
    // Nested, so that the answer cannot be taken for an access token or an ID token.
    token_introspection: answer,
  };
  return signByService(context, alg, "introspectionSignatureKeyId", claims, { typ: "token-introspection+jwt" });
}
