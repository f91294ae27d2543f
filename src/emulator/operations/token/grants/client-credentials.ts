import { Refusal } from "../../../api/answers.js";
import { readResources, resourceCodes } from "../../../protocol/resources.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import { readDetails } from "../../../tokens/token-request.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { checkScopeRequired, plainGrant, scopeNames } from "./plain-grant.js";
import type { TokenGrant } from "./token-grant.js";

/** The client credentials grant: RFC 6749, section 4.4. */
export const clientCredentialsGrant: TokenGrant<never> = {
  grantType: "CLIENT_CREDENTIALS",
  name: "client_credentials",
  // Accepted, so that the refusal below can give the reason.
  publicClients: true,
  parameters: {},
  repeated: { scope: "A052302" },
  disabledForClient: "A047302",
  redeem(context, call) {
    if (call.client.client.clientType === "PUBLIC")
      throw new Refusal("unauthorized_client", "A052301", "The client is public.");
    // Without a user there can be no ID token.
    const scopes = scopeNames(context, call).filter((scope) => scope !== "openid");
    checkScopeRequired(context, scopes, "A052303");
    checkTokenFapi(context, call, scopes);
    const resources = readResources(call.form, resourceCodes);
    const authorizationDetails = readDetails(context, call);
    checkAccessTokenText(context, call.overrides.accessToken);
    const kind = { resultCode: "A052001", text: "The token was issued.", grantType: "CLIENT_CREDENTIALS" } as const;
    const grant = plainGrant("CLIENT_CREDENTIALS", call, null, { scopes, resources, authorizationDetails });
    return tokenReply(context, kind, call, grant, { idToken: false, refreshable: false });
  },
};
