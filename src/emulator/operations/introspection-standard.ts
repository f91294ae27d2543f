import { decision, Refusal } from "../answers.js";
import { decideForClient, readForm, type ClientEndpoint } from "../client-request.js";
import type { Handler } from "../handler.js";
import { activity, type Asker } from "../introspection-answer.js";
import { signIntrospection, wantsJwt } from "../introspection-jwt.js";
import { ownCodes } from "../own-codes.js";

/** No credentials are looked at here: the authorization server has let the resource server in. */
const endpoint: ClientEndpoint = {
  unauthenticated: "BAD_REQUEST",
  parametersMissing: ownCodes.parametersMissing,
  parametersNotForm: ownCodes.parametersNotForm,
};

/** Emulates `introspection.standardProcess`: RFC 7662, section 2. */
export const processStandardIntrospection: Handler = ({ body }, world) =>
  decideForClient(world, endpoint, async () => {
    const form = readForm(body, endpoint);
    const { repeated } = form;
    if (repeated !== undefined) {
      const text = `The parameter '${repeated}' is there more than once.`;
      throw new Refusal("invalid_request", ownCodes.parameterRepeated, text);
    }
    const token = form.get("token");
    if (token === undefined)
      throw new Refusal("invalid_request", ownCodes.introspectedTokenMissing, "The request has no token.");
    const asker: Asker = {
      rsUri: body.string("rsUri") || undefined,
      withHidden: body.boolean("withHiddenProperties") === true,
    };
    const answer = activity(world, token, asker);
    const jwt = wantsJwt(body);
    return decision(jwt ? "JWT" : "OK", ownCodes.introspected, "The introspection answer was made.", {
      responseContent: jwt ? await signIntrospection(world, body, asker.rsUri, answer) : JSON.stringify(answer),
    });
  });
