import type { RevocationResponse, TokenRequest, TokenResponse } from "../../generated/models.js";
import { aboutClient, ApiFailure, CallerFault, errorContent, Refusal } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { decision, type Action, type Reply } from "../api/reply.js";
import type { RequestBody } from "../api/request-body.js";
import type { ServiceContext } from "../service/service-context.js";
import type { IdentifiedClient } from "../store/clients.js";
import { FormParameters } from "./form.js";

/** The properties of a refusal that all client-facing endpoints share. */
type ClientAnswer = Pick<RevocationResponse, "resultCode" | "resultMessage" | "responseContent"> & {
  readonly action: string;
};

/** The same, with properties that describe the client. */
type AnyClientAnswer = Omit<TokenResponse, "action"> & { readonly action: string };

/** What differs between the endpoints that receive a client's form. */
export interface ClientEndpoint<Response extends ClientAnswer> {
  /** The action if client authentication fails. */
  readonly unauthenticated: Action<Response>;
  /** Result codes for missing `parameters`, and for `parameters` that are not a form. */
  readonly parametersMissing: string;
  readonly parametersNotForm: string;
  /** Result code for a repeated parameter. */
  readonly parameterRepeated: (name: string) => string;
}

/** Codes for endpoints whose real codes are not known. */
export const unrecordedFormCodes = {
  parametersMissing: emulatorCodes.parametersMissing,
  parametersNotForm: emulatorCodes.parametersNotForm,
  parameterRepeated: () => emulatorCodes.parameterRepeated,
};

/** Reads the client's form. A missing or malformed form is blamed on the authorization server, not on the client. */
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
    const text = `The parameter '${repeated.slice(0, 100)}' occurs more than once.`;
    throw new Refusal("invalid_request", endpoint.parameterRepeated(repeated), text);
  }
  return form;
}

/** Runs the checks of a client's request and turns a refusal into a decision that reports it to the client. */
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
    // An endpoint that calls `identified` has the properties that describe the client.
    return refused as Reply<unknown> as Reply<Response>;
  }
}

/** Answers 501 to a call that needs something that is not emulated, rather than ignoring it. */
export function notEmulated(code: string, what: string): ApiFailure {
  return new ApiFailure(501, code, `${what} are not emulated.`);
}

function actionOf(refusal: Refusal, endpoint: { readonly unauthenticated: string }): string {
  if (refusal instanceof CallerFault) return "INTERNAL_SERVER_ERROR";
  return ["invalid_client", "invalid_client_attestation"].includes(refusal.error)
    ? endpoint.unauthenticated
    : "BAD_REQUEST";
}
