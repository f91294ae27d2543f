import type { TokenResponse } from "../../../../generated/models.js";
import { aboutClient, unlessEmpty } from "../../../api/answers.js";
import { decision } from "../../../api/reply.js";
import { readResources, resourceCodes } from "../../../protocol/resources.js";
import { TICKET_LIFETIME_MS } from "../../../store/pending/authorization-tickets.js";
import { describeDetails } from "../../../protocol/authorization-details.js";
import { readDetails } from "../../../tokens/token-request.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { checkScopeRequired, plainGrant, scopeNames } from "./plain-grant.js";
import type { TokenGrant } from "./token-grant.js";

/** The password grant: RFC 6749, section 4.3. The authorization server identifies the user. */
export const passwordGrant: TokenGrant<"username" | "password"> = {
  grantType: "PASSWORD",
  name: "password",
  publicClients: true,
  parameters: {
    username: { missing: "A051301", empty: "A051302", repeated: "A051303" },
    password: { missing: "A051304", empty: "A051305", repeated: "A051306" },
  },
  repeated: { scope: "A051307" },
  disabledForClient: "A047302",
  redeem(context, call, { username, password }) {
    const scopes = scopeNames(context, call);
    checkScopeRequired(context, scopes, "A051308");
    checkTokenFapi(context, call, scopes, true);
    const resources = readResources(call.form, resourceCodes);
    const authorizationDetails = readDetails(context, call);
    const ticket = context.newToken();
    const grant = plainGrant("PASSWORD", call, null, { scopes, resources, authorizationDetails });
    const expiresAt = context.clock.now() + TICKET_LIFETIME_MS;
    context.store.passwordTickets.put({ ticket, grant, binding: call.binding, expiresAt });
    const reply = decision<TokenResponse>("PASSWORD", "A051001", "The password of the user is to be checked.", {
      ticket,
      username,
      password,
      scopes: unlessEmpty(scopes),
      resources: unlessEmpty(resources),
      authorizationDetails: describeDetails(authorizationDetails),
      grantType: "PASSWORD",
      ...aboutClient(context.service, call.client),
      clientAuthMethod: call.client.client.tokenAuthMethod,
    });
    return Promise.resolve(reply);
  },
};
