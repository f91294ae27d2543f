import { aboutClient, ApiFailure, CallerFault, decision, errorContent, Refusal, type Reply } from "../api/answers.js";
import type { IdentifiedClient } from "../store/clients.js";
import { FormParameters } from "./form.js";
import type { RequestBody } from "../api/request-body.js";
import type { ServiceContext } from "../service/service-context.js";

/** What differs between the endpoints that take a client's form. */
export interface ClientEndpoint {
  /** The action for a client that could not be authenticated. */
  readonly unauthenticated: string;
  /** Result codes of a call without `parameters`, and of one whose `parameters` are not a form. */
  readonly parametersMissing: string;
  readonly parametersNotForm: string;
}

/** The form that the authorization server passes on: its absence is the server's fault, not its client's. */
export function readForm(body: RequestBody, endpoint: ClientEndpoint): FormParameters {
  const text = body.string("parameters");
  if (text === undefined) throw new CallerFault(endpoint.parametersMissing, "The call has no parameters.");
  const form = FormParameters.parse(text);
  if (!form) throw new CallerFault(endpoint.parametersNotForm, "The parameters are not form-encoded.");
  return form;
}

/** Runs the checks of a client's request and turns a refusal into the decision that tells the client of it. */
export async function decideForClient(
  context: ServiceContext,
  endpoint: ClientEndpoint,
  check: (identified: (client: IdentifiedClient) => void) => Promise<Reply>,
): Promise<Reply> {
  let found: IdentifiedClient | undefined;
  try {
    return await check((client) => (found = client));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const about = found && {
      ...aboutClient(context.service, found.client, found.aliasUsed),
      clientAuthMethod: found.client.tokenAuthMethod,
    };
    return decision(actionOf(error, endpoint), error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
      ...about,
    });
  }
}

/** Says honestly that a feature is missing, rather than answering as if it were not asked for. */
export function notEmulated(code: string, what: string): ApiFailure {
  return new ApiFailure(501, code, `${what} are not emulated.`);
}

function actionOf(refusal: Refusal, endpoint: ClientEndpoint): string {
  if (refusal instanceof CallerFault) return "INTERNAL_SERVER_ERROR";
  return refusal.error === "invalid_client" ? endpoint.unauthenticated : "BAD_REQUEST";
}
