import type { RevocationResponse, TokenRequest, TokenResponse } from "../../generated/models.js";
import { aboutClient, ApiFailure, CallerFault, errorContent, Refusal } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { decision, type Action, type Reply } from "../api/reply.js";
import type { RequestBody } from "../api/request-body.js";
import type { ServiceContext } from "../service/service-context.js";
import type { IdentifiedClient } from "../store/clients.js";
import { FormParameters } from "./form.js";

/** The properties of a refusal that all endpoints for clients have. */
type ClientAnswer = Pick<RevocationResponse, "resultCode" | "resultMessage" | "responseContent"> & {
  readonly action: string;
};

/** The same, with the properties about the client. */
type AnyClientAnswer = Omit<TokenResponse, "action"> & { readonly action: string };

/** What differs between the endpoints that take a client's form. */
export interface ClientEndpoint<Response extends ClientAnswer> {
  /** The action for a client that could not be authenticated. */
  readonly unauthenticated: Action<Response>;
  /** Result codes of a call without `parameters`, and of one whose `parameters` are not a form. */
  readonly parametersMissing: string;
  readonly parametersNotForm: string;
  /** Result code of a parameter that is there more than once. */
  readonly parameterRepeated: (name: string) => string;
}

/** The codes of endpoints for which none are recorded. */
export const unrecordedFormCodes = {
  parametersMissing: emulatorCodes.parametersMissing,
  parametersNotForm: emulatorCodes.parametersNotForm,
  parameterRepeated: () => emulatorCodes.parameterRepeated,
};

/** Reads the client's form. A missing form is the fault of the authorization server; its contents are the client's. */
export function readForm(
  body: RequestBody<Pick<TokenRequest, "parameters">>,
  endpoint: Omit<ClientEndpoint<never>, "unauthenticated">,
): FormParameters {
  const text = body.string("parameters");
  if (text === undefined) throw new CallerFault(endpoint.parametersMissing, "The call has no parameters.");
  const form = FormParameters.parse(text);
  if (!form) throw new CallerFault(endpoint.parametersNotForm, "The parameters are not form-encoded.");
  const { repeated } = form;
  if (repeated !== undefined) {
    const text = `The parameter '${repeated.slice(0, 100)}' is there more than once.`;
    throw new Refusal("invalid_request", endpoint.parameterRepeated(repeated), text);
  }
  return form;
}

/** Runs the checks of a client's request and turns a refusal into the decision that tells the client of it. */
export async function decideForClient<Response extends ClientAnswer>(
  context: ServiceContext,
  endpoint: ClientEndpoint<Response>,
  check: (identified: (client: IdentifiedClient) => void) => Promise<Reply<Response>>,
): Promise<Reply<Response>> {
  let found: IdentifiedClient | undefined;
  try {
    return await check((client) => (found = client));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = found && {
      ...aboutClient(context.service, found),
      clientAuthMethod: found.client.tokenAuthMethod,
    };
    const refused = decision<AnyClientAnswer>(actionOf(error, endpoint), error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
      ...about,
    });
    // An endpoint that names the client to `identified` has the properties about it in its answer.
    return refused as Reply<unknown> as Reply<Response>;
  }
}

/** The answer to a call that needs what is not emulated: 501, rather than a result that leaves it out. */
export function notEmulated(code: string, what: string): ApiFailure {
  return new ApiFailure(501, code, `${what} are not emulated.`);
}

function actionOf(refusal: Refusal, endpoint: { readonly unauthenticated: string }): string {
  if (refusal instanceof CallerFault) return "INTERNAL_SERVER_ERROR";
  return ["invalid_client", "invalid_client_attestation"].includes(refusal.error)
    ? endpoint.unauthenticated
    : "BAD_REQUEST";
}
