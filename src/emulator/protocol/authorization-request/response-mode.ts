import { emulatorCodes } from "../../api/emulator-codes.js";
import { symmetricAlgorithms } from "../../jose/algorithms.js";
import type { Rule } from "../rules.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { ResponseTarget } from "./authorization-request.js";
import { isFrontChannel, type ResponseTypeTraits } from "./response-type.js";

/** What determines the response mode of a request. */
export interface ModeContext {
  readonly client: EmulatedClient;
  readonly type: ResponseTypeTraits;
  /** The `response_mode`; undefined if absent. */
  readonly requested: string | undefined;
}

const names = ["query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"];
const isJwt = ({ requested = "" }: ModeContext) => requested.endsWith("jwt");
const isShared = (alg: string | undefined) => symmetricAlgorithms.some((known) => known === alg);
/** Whether an encryption algorithm uses the client secret: RFC 7518, sections 4.4 to 4.8. */
const isSharedEncryption = (alg: string | undefined) => alg !== undefined && /^(DIR|A\d+(GCM)?_?KW|PBES2)/.test(alg);

/** Faults that rule out the requested mode, so that the answer uses the default one. */
const unusable: readonly Rule<ModeContext>[] = [
  [
    "A012303",
    "The response_mode is not known.",
    ({ requested }) => requested !== undefined && !names.includes(requested),
  ],
  [
    emulatorCodes.responseModeForbidden,
    "The client is not registered for the response_mode.",
    ({ client, requested }) =>
      requested !== undefined &&
      Boolean(client.responseModes?.length) &&
      !client.responseModes!.some((mode) => mode === requested.toUpperCase().replace(".", "_")),
  ],
  [
    "A012304",
    "Tokens must not be in the query of a redirect URI.",
    ({ requested, type }) => requested === "query" && isFrontChannel(type),
  ],
];

/** Faults that rule out a JWT as the answer. */
const unsigned: readonly Rule<ModeContext>[] = [
  [
    "A012305",
    "The client is not registered for answers that are JWTs.",
    (context) => isJwt(context) && !context.client.authorizationSignAlg,
  ],
  [
    "A012306",
    "The answers of the client would not be signed.",
    (context) => isJwt(context) && context.client.authorizationSignAlg === "NONE",
  ],
  [
    "A012307",
    "The client is public and has no secret to sign answers by.",
    (context) => isJwt(context) && isPublic(context) && isShared(context.client.authorizationSignAlg),
  ],
  [
    "A012308",
    "The client is public and has no secret to encrypt answers by.",
    (context) => isJwt(context) && isPublic(context) && isSharedEncryption(context.client.authorizationEncryptionAlg),
  ],
  [
    "A012309",
    "Tokens must not be in the query of a redirect URI unless they are encrypted.",
    ({ requested, type, client }) =>
      requested === "query.jwt" && isFrontChannel(type) && !client.authorizationEncryptionAlg,
  ],
];

/** The rules for the response mode, in order. */
export const modeRules = [...unusable, ...unsigned];

/** How to deliver the answer, even if the requested mode is refused. */
export function deliveryOf(context: ModeContext): Pick<ResponseTarget, "mode" | "jwt"> {
  const fallback = isFrontChannel(context.type) ? "fragment" : "query";
  const breaks = (rules: readonly Rule<ModeContext>[]) => rules.some(([, , isBroken]) => isBroken(context));
  if (context.requested === undefined || breaks(unusable)) return { mode: fallback, jwt: false };
  const base = context.requested.replace(/\.?jwt$/, "");
  const mode = base === "query" || base === "fragment" || base === "form_post" ? base : fallback;
  if (!isJwt(context) || !breaks(unsigned)) return { mode, jwt: isJwt(context) };
  // Tokens must not be in a query without the protection of a JWT.
  return { mode: mode === "query" ? fallback : mode, jwt: false };
}

function isPublic({ client }: ModeContext): boolean {
  return client.clientType === "PUBLIC";
}
