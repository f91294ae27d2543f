import { Refusal } from "../../../api/answers.js";
import { matchesChallenge, isVerifier } from "../../../protocol/authorization-request/pkce.js";
import type { FormParameters } from "../../../protocol/form.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { AuthorizationCode } from "../../../store/pending/authorization-codes.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { narrow, type TokenCall } from "../../../tokens/token-request.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { nativeSsoOf } from "./native-sso.js";
import type { TokenGrant } from "./token-grant.js";

/** The authorization code grant: RFC 6749, section 4.1.3. Only a successful request uses up the code. */
export const authorizationCodeGrant: TokenGrant<"code"> = {
  grantType: "AUTHORIZATION_CODE",
  name: "authorization_code",
  publicClients: true,
  parameters: { code: { missing: "A050301", empty: "A050302", repeated: "A050303" } },
  repeated: { redirect_uri: "A050304", code_verifier: "A050314" },
  disabledForClient: "A047302",
  async redeem(context, call, { code: text }) {
    const code = findCode(context, call, text);
    checkRedirectUri(call.form, code);
    await checkVerifier(call.form, code);
    if (code.keyThumbprint !== null && code.keyThumbprint !== call.binding.keyThumbprint)
      throw new Refusal("invalid_dpop_proof", "A254301", "The code is bound to another key.");
    checkTokenFapi(context, call, code.grant.scopes);
    const narrowed = narrow(context, call, code.grant);
    checkAccessTokenText(context, call.overrides.accessToken);
    // Only one of two concurrent requests still finds the code.
    if (!context.store.authorizationCodes.get(text)) throw unknownCode();
    context.store.authorizationCodes.delete(code);
    const nativeSso = nativeSsoOf(context, call, code.grant, code.grant.scopes);
    const kind = {
      ...(nativeSso
        ? { resultCode: "A050002", text: "The tokens of Native SSO were issued." }
        : { resultCode: "A050001", text: "The tokens were issued." }),
      grantType: "AUTHORIZATION_CODE",
      nativeSso,
    } as const;
    try {
      const reply = await tokenReply(context, kind, call, code.grant, { ...narrowed, idToken: !nativeSso });
      const redeemedFor = context.store.accessTokens.get(reply.body.accessToken ?? "")?.family;
      if (context.codeReplayRevokes && redeemedFor) context.store.authorizationCodes.put({ ...code, redeemedFor });
      return reply;
    } catch (error) {
      // The code stays valid if the ID token cannot be signed or encrypted.
      context.store.authorizationCodes.put(code);
      throw error;
    }
  },
};

function findCode({ store, clock }: ServiceContext, { client }: TokenCall, text: string): AuthorizationCode {
  const code = store.authorizationCodes.get(text);
  if (!code) throw unknownCode();
  if (code.grant.client.client.clientId !== client.client.clientId)
    throw invalid("A050307", "The code was issued to another client.");
  if (code.redeemedFor) {
    code.redeemedFor.revoked = true;
    throw unknownCode();
  }
  if (code.expiresAt <= clock.now()) throw invalid("A050311", "The code has expired.");
  return code;
}

function checkRedirectUri(form: FormParameters, { redirectUri }: AuthorizationCode): void {
  const given = form.get("redirect_uri");
  if (redirectUri === null) {
    if (given !== undefined) throw invalid("A050310", "The authorization request had no redirect_uri.");
  } else if (given === undefined) throw invalid("A050308", "The token request must repeat the redirect_uri.");
  else if (given !== redirectUri) throw invalid("A050309", "The redirect_uri is not the authorized one.");
}

async function checkVerifier(form: FormParameters, { challenge }: AuthorizationCode): Promise<void> {
  const verifier = form.get("code_verifier");
  if (challenge === null) {
    // RFC 9700, section 4.8.2: detects that an attacker removed the challenge.
    if (verifier !== undefined) throw invalid("A050317", "The authorization request had no code_challenge.");
    return;
  }
  if (!form.has("code_verifier")) throw invalid("A050312", "The request has no code_verifier.");
  if (verifier === undefined) throw invalid("A050313", "The code_verifier has no value.");
  if (!isVerifier(verifier)) throw invalid("A050316", "The code_verifier has not the form of one.");
  if (!(await matchesChallenge(verifier, challenge)))
    throw invalid("A050315", "The code_verifier is not the one that the code_challenge was made from.");
}

function unknownCode(): Refusal {
  return invalid("A050305", "The code is not known, or was used before.");
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_grant", code, text);
}
