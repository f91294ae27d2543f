import type { StandardIntrospectionResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { decision } from "../../api/reply.js";
import { decideForClient, readForm, unrecordedFormCodes, type ClientEndpoint } from "../../protocol/client-request.js";
import type { Handler } from "../../api/handler.js";
import { activity, type ResourceServer } from "./introspection-answer.js";
import { signIntrospection, wantsJwt } from "./introspection-jwt.js";
import { emulatorCodes } from "../../api/emulator-codes.js";

/** No credentials are checked here: the authorization server has authenticated the resource server. */
const endpoint: ClientEndpoint<StandardIntrospectionResponse> = {
  unauthenticated: "BAD_REQUEST",
  ...unrecordedFormCodes,
};

/** Emulates `introspection.standardProcess`: RFC 7662, section 2. */
export const processStandardIntrospection: Handler<"introspection.standardProcess"> = ({ body }, context) =>
  decideForClient(context, endpoint, async () => {
    const form = readForm(body, endpoint);
    const token = form.get("token");
    if (token === undefined)
      throw new Refusal("invalid_request", emulatorCodes.introspectedTokenMissing, "The request has no token.");
    const resourceServer: ResourceServer = {
      rsUri: body.string("rsUri") || undefined,
      withHidden: body.boolean("withHiddenProperties") === true,
    };
    const answer = activity(context, token, resourceServer);
    const jwt = wantsJwt(body);
    return decision(jwt ? "JWT" : "OK", emulatorCodes.introspected, "The introspection answer was made.", {
      responseContent: jwt
        ? await signIntrospection(context, body, resourceServer.rsUri, answer)
        : JSON.stringify(answer),
    });
  });
