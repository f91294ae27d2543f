import type { BackchannelAuthenticationCompleteResponse } from "../../../generated/models.js";
import { aboutClient, CallerFault, Refusal, errorEntries, unlessEmpty } from "../../api/answers.js";
import { decision, type Entries, type Reply } from "../../api/reply.js";
import { describeDetails } from "../../protocol/authorization-details.js";
import { belongsToAnotherService } from "./belongs-to-another-service.js";
import type { Handler } from "../../api/handler.js";
import type { Transaction } from "../../store/pending/transactions.js";
import {
  readCompletion,
  recordGrant,
  recordOutcome,
  type Completion,
  type CompletionKind,
} from "../../tokens/completion.js";
import { unbound } from "../../tokens/token-binding.js";
import { checkAccessTokenText, issueTokens, tokenEntries } from "../../tokens/issue-tokens.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../../service/service-context.js";

type Answer = Reply<BackchannelAuthenticationCompleteResponse>;

const kind: CompletionKind = {
  grantType: "CIBA",
  resultMissing: "A187201",
  subjectMissing: "A188201",
  subject: ["A188202", "A188203"],
  sub: ["A189201", "A189202"],
  acr: ["A194201", "A194202"],
  authTime: "A195201",
  claims: ["A190201", "A190202"],
  idtHeaderParams: ["A256201", "A256202"],
  properties: "A191201",
  scopes: "A192301",
  errorDescription: "A193201",
  errorUri: ["A193202", "A193203"],
};

/** Emulates `ciba.complete`. A refused call does not change the transaction, unless it has expired. */
export const complete: Handler<"ciba.complete"> = async ({ body }, context, services) => {
  const ticket = body.string("ticket");
  if (!ticket) return decision("SERVER_ERROR", "A186201", "The call has no ticket.");
  const transaction = context.store.transactions.get(ticket);
  if (!transaction) {
    return belongsToAnotherService(services, ticket)
      ? decision("SERVER_ERROR", "A186203", "The ticket belongs to another service.")
      : decision("SERVER_ERROR", "A186202", "The ticket is not known.");
  }
  try {
    const completion = readCompletion(body, transaction, context.service, kind);
    checkState(context, transaction);
    return transaction.mode === "PUSH"
      ? await push(context, transaction, completion, body.string("accessToken"))
      : record(context, transaction, completion);
  } catch (error) {
    if (error instanceof Refusal) return refuse(context, transaction, error);
    throw error;
  }
};

function checkState(context: ServiceContext, transaction: Transaction): void {
  if (transaction.expiresAt <= context.clock.now()) {
    context.store.transactions.delete(transaction);
    throw new CallerFault("A196202", "The ticket has expired.");
  }
  if (transaction.clientDeleted) throw new CallerFault("A199301", "The client of the transaction was deleted.");
  if (transaction.outcome) throw new CallerFault("A196203", "The transaction is completed already.");
  if (transaction.authReqId === null) throw new CallerFault("A196204", "No auth_req_id was issued for the ticket.");
}

/** Stores the outcome until the client polls for it, by itself or after a ping. */
function record(context: ServiceContext, transaction: Transaction, completion: Completion): Answer {
  const code = recordOutcome(context, transaction, completion) ? "A198001" : "A198002";
  const ping = transaction.mode === "PING";
  return decision(ping ? "NOTIFICATION" : "NO_ACTION", code, "The outcome was recorded.", {
    responseContent: ping ? JSON.stringify({ auth_req_id: transaction.authReqId }) : null,
    ...aboutTransaction(context, transaction),
  });
}

/** Ends the transaction: the answer contains everything to push. */
async function push(
  context: ServiceContext,
  transaction: Transaction,
  completion: Completion,
  accessToken: string | undefined,
): Promise<Answer> {
  const authReqId = transaction.authReqId ?? "";
  if (completion.result !== "AUTHORIZED") {
    context.store.transactions.delete(transaction);
    const error = completion.result === "ACCESS_DENIED" ? "access_denied" : context.pushTransactionFailedError;
    const entries = errorEntries(context.service, error, completion);
    return decision("NOTIFICATION", "A198004", "The outcome is to be pushed.", {
      responseContent: JSON.stringify({ auth_req_id: authReqId, ...entries }),
      ...aboutTransaction(context, transaction),
    });
  }

  // CIBA Core 1.0, section 10.3.1: the ID token binds the pushed tokens together, so it must be signed.
  if (transaction.client.client.idTokenSignAlg === "NONE")
    throw new CallerFault("A197301", "The client's ID tokens are not signed, which CIBA does not allow.");
  checkAccessTokenText(context, accessToken);
  checkHonoured(context, transaction.client.client);
  // Before any await, so that only one of two concurrent calls issues.
  context.store.transactions.delete(transaction);
  const tokens = await issueTokens(context, recordGrant(context, transaction, completion.grant), {
    accessToken,
    idToken: true,
    pushedFor: authReqId,
    binding: { ...unbound, certificateThumbprint: transaction.certificateThumbprint },
  });
  return decision("NOTIFICATION", "A198003", "The tokens are to be pushed.", {
    responseContent: JSON.stringify({ auth_req_id: authReqId, ...tokenEntries(tokens) }),
    ...aboutTransaction(context, transaction),
    accessToken: tokens.accessToken,
    jwtAccessToken: tokens.jwtAccessToken,
    accessTokenDuration: tokens.accessTokenDuration,
    refreshToken: tokens.refreshToken,
    refreshTokenDuration: tokens.refreshTokenDuration,
    idToken: tokens.idToken,
    idTokenDuration: tokens.idTokenDuration,
  });
}

/**
 * Reports a fault. A client that waits for a notification is notified of faults too; in ping mode, only that it can
 * fetch the outcome. Before an auth_req_id is issued, no client waits, and nothing would identify the transaction.
 */
function refuse(context: ServiceContext, transaction: Transaction, fault: Refusal): Answer {
  const notified = transaction.mode !== "POLL" && transaction.authReqId !== null;
  const error =
    transaction.mode === "PUSH" ? errorEntries(context.service, fault.error, { description: fault.message }) : {};
  return decision(notified ? "NOTIFICATION" : "SERVER_ERROR", fault.resultCode, fault.text, {
    responseContent: notified ? JSON.stringify({ auth_req_id: transaction.authReqId, ...error }) : null,
    ...aboutTransaction(context, transaction),
  });
}

function aboutTransaction(
  context: ServiceContext,
  transaction: Transaction,
): Entries<BackchannelAuthenticationCompleteResponse> {
  const { client } = transaction.client;
  const notified = transaction.mode !== "POLL";
  return {
    ...aboutClient(context.service, transaction.client),
    clientName: client.clientName,
    deliveryMode: transaction.mode,
    clientNotificationEndpoint: notified ? client.bcNotificationEndpoint : null,
    clientNotificationToken: notified ? transaction.notificationToken : null,
    authReqId: transaction.authReqId,
    resources: unlessEmpty(transaction.resources),
    authorizationDetails: describeDetails(transaction.authorizationDetails),
  };
}
