import { asSigning, signForClient } from "../../tokens/sign-for-client.js";
import { encryptForClient } from "../../tokens/encrypt-for-client.js";
import type { ResponseTarget } from "../../protocol/authorization-request/authorization-request.js";
import type { ServiceContext } from "../../service/service-context.js";
import { formPage } from "./form-page.js";

/** What the browser is to be given. */
export interface BrowserAnswer {
  readonly action: "LOCATION" | "FORM";
  readonly content: string;
}

/** The members of an answer, in their order. */
export type Members = Readonly<Record<string, string | number>>;

/** How long an answer that is a JWT is good, in seconds, where the service does not say. */
const ANSWER_LIFETIME = 600;

/** Puts an answer into the form in which it reaches the client: RFC 6749, section 4.1.2, and JARM, section 2.3. */
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

/** Adds the members to a redirect URI, whose own query stays as it is. */
function addressOf({ redirectUri, mode }: ResponseTarget, members: Members): string {
  const text = new URLSearchParams(Object.entries(members).map(([name, value]) => [name, String(value)])).toString();
  if (mode === "fragment") return `${redirectUri}#${text}`;
  return redirectUri + (redirectUri.includes("?") ? (/[?&]$/.test(redirectUri) ? "" : "&") : "?") + text;
}

/** The rules for response modes let nobody in whose answers could not be signed. */
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
