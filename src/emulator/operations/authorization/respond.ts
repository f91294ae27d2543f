import { asSigning, signForClient } from "../../tokens/sign-for-client.js";
import { encryptForClient } from "../../tokens/encrypt-for-client.js";
import type { ResponseTarget } from "../../protocol/authorization-request/authorization-request.js";
import type { ServiceContext } from "../../service/service-context.js";
import { formPage } from "./form-page.js";

/** An answer for the browser. */
export interface BrowserAnswer {
  readonly action: "LOCATION" | "FORM";
  readonly content: string;
}

/** The members of an answer, in order. */
export type Members = Readonly<Record<string, string | number>>;

/** Default lifetime of a JWT answer, in seconds. */
const ANSWER_LIFETIME = 600;

/** Encodes an answer for its response mode: RFC 6749, section 4.1.2, and JARM, section 2.3. */
export async function answerBrowser(
  context: ServiceContext,
  target: ResponseTarget,
  members: Members,
): Promise<BrowserAnswer> {
  const { service } = context;
  const iss = service.issSuppressed === true ? {} : { iss: service.issuer };
  const sent = target.jwt ? { response: await signAnswer(context, target, members) } : { ...members, ...iss };
  if (target.mode === "form_post") return { action: "FORM", content: formPage(target.redirectUri, sent) };
  return { action: "LOCATION", content: addressOf(target, sent) };
}

/** Adds the members to a redirect URI, keeping its own query. */
function addressOf({ redirectUri, mode }: ResponseTarget, members: Members): string {
  const text = new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)])).toString();
  if (mode === "fragment") return `${redirectUri}#${text}`;
  return redirectUri + (redirectUri.includes("?") ? (/[?&]$/.test(redirectUri) ? "" : "&") : "?") + text;
}

/** Signs an answer. The rules for response modes have ensured that the client has an algorithm. */
async function signAnswer(context: ServiceContext, { client }: ResponseTarget, members: Members): Promise<string> {
  const { service, clock } = context;
  const { authorizationSignAlg, authorizationEncryptionAlg, authorizationEncryptionEnc } = client.client;
  const claims = {
    aud: client.identifier,
    iss: service.issuer,
    exp: Math.floor(clock.now() / 1000) + (service.authorizationResponseDuration || ANSWER_LIFETIME),
    ...members,
  };
  const signed = await signForClient(
    context,
    client.client,
    asSigning(authorizationSignAlg)!,
    claims,
    "authorizationSignatureKeyId",
  );
  return encryptForClient(context, client.client, signed, {
    alg: authorizationEncryptionAlg,
    enc: authorizationEncryptionEnc,
  });
}
