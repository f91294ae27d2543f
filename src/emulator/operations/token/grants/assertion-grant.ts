import { Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { readJose, type JoseText } from "../../../jose/jose-text.js";
import type { ServiceContext } from "../../../service/service-context.js";

/** A JWT in a token request. Like the real service, the emulator does not verify its signature. */
export interface PresentedJwt {
  readonly name: string;
  readonly text: string;
  readonly error: "invalid_grant" | "invalid_request";
  readonly codes: {
    readonly malformed: string;
    readonly expired: string;
    readonly early: string;
    readonly unsigned: string;
  };
  /** Whether an `exp` is required. */
  readonly expires: boolean;
  readonly encryptedRejected: boolean | undefined;
  readonly unsignedRejected: boolean | undefined;
}

/** Decodes a JWT and checks its times. Undefined for an encrypted one, which cannot be read. */
export function readPresentedJwt(
  { service, clock }: ServiceContext,
  { name, text, error, codes, ...wanted }: PresentedJwt,
): JoseText | undefined {
  const invalid = (code: string, what: string) => new Refusal(error, code, `The ${name} ${what}.`);
  const jwt = readJose(text);
  if (!jwt) throw invalid(codes.malformed, "is not a JWT");
  if (jwt.kind === "encrypted") {
    if (wanted.encryptedRejected === true) throw invalid(emulatorCodes.assertionEncrypted, "is encrypted");
    return undefined;
  }
  if (jwt.kind === "unsigned" && wanted.unsignedRejected === true) throw invalid(codes.unsigned, "is not signed");
  if (!jwt.claims) throw invalid(codes.malformed, "has no JSON object as its payload");
  const { exp, iat, nbf } = jwt.claims;
  const now = clock.now() / 1000;
  const soon = Math.ceil(now) + service.allowableClockSkew;
  if (exp === undefined && wanted.expires) throw invalid(codes.malformed, "has no exp");
  for (const time of [exp, iat, nbf])
    if (time !== undefined && typeof time !== "number") throw invalid(codes.malformed, "has a time that is no number");
  if (exp !== undefined && (exp as number) + service.allowableClockSkew <= now)
    throw invalid(codes.expired, "has expired");
  if (((iat as number | undefined) ?? 0) > soon || ((nbf as number | undefined) ?? 0) > soon)
    throw invalid(codes.early, "is not valid yet");
  return jwt;
}
