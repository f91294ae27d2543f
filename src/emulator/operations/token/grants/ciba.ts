import { Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Transaction } from "../../../store/pending/transactions.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { narrow, type TokenCall } from "../../../tokens/token-request.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { TokenGrant } from "./token-grant.js";

/** What each slow_down adds to the interval, in seconds: CIBA Core 1.0, section 11. */
const SLOW_DOWN_STEP = 5;

/** The CIBA grant: CIBA Core 1.0, sections 10.1 and 11. */
export const cibaGrant: TokenGrant<"auth_req_id"> = {
  grantType: "CIBA",
  name: "urn:openid:params:grant-type:ciba",
  parameters: { auth_req_id: { missing: "A200301", empty: "A200302", repeated: "A200303" } },
  disabledForClient: "A166306",
  async redeem(context, call, { auth_req_id: authReqId }) {
    const transaction = findTransaction(context, call, authReqId);
    const { grant } = decide(context, transaction);
    if (transaction.client.client.idTokenSignAlg === "NONE") {
      const text = "The client's ID tokens are not signed, which CIBA does not allow.";
      throw new Refusal("unauthorized_client", "A200309", text);
    }
    const narrowed = narrow(context, call, grant);
    checkAccessTokenText(context, call.overrides.accessToken);

    // An auth_req_id is good for one redemption. It is gone before any await, so of two in flight one finds it.
    const { transactions } = context.store;
    transactions.delete(transaction);
    transactions.beingRedeemed.set(authReqId, call.client.client.clientId);
    try {
      const kind = { resultCode: "A200002", text: "The tokens were issued.", grantType: "CIBA" } as const;
      return await tokenReply(context, kind, call, grant, { ...narrowed, idToken: true });
    } finally {
      transactions.beingRedeemed.delete(authReqId);
    }
  },
};

function findTransaction(context: ServiceContext, call: TokenCall, authReqId: string): Transaction {
  const { client } = call.client;
  const push = () => new Refusal("unauthorized_client", "A200306", "The client gets its tokens pushed.");
  const transaction = context.store.transactions.find("authReqId", authReqId);
  if (!transaction) {
    if (client.bcDeliveryMode === "PUSH") throw push();
    throw context.store.transactions.beingRedeemed.get(authReqId) === client.clientId
      ? new Refusal("invalid_grant", "A200310", "The auth_req_id is being redeemed by another request.")
      : new Refusal("invalid_grant", "A200304", "The auth_req_id is not known.");
  }
  if (transaction.client.client.clientId !== client.clientId)
    throw new Refusal("invalid_grant", "A200305", "The auth_req_id was issued to another client.");
  if (transaction.mode === "PUSH") throw push();
  return transaction;
}

/** The grant of a transaction, or the error that says why there is none. */
function decide(context: ServiceContext, transaction: Transaction) {
  const now = context.clock.now();
  const { outcome } = transaction;
  if (transaction.expiresAt <= now) throw new Refusal("expired_token", "A200307", "The auth_req_id has expired.");
  if (outcome?.granted) return outcome;
  if (outcome) throw new OutcomeRefusal(outcome.error, outcome.description, outcome.uri);

  const { lastPollAt } = transaction;
  transaction.lastPollAt = now;
  if (context.slowDown && lastPollAt !== null && now - lastPollAt < transaction.interval * 1000) {
    transaction.interval += SLOW_DOWN_STEP;
    throw new Refusal("slow_down", emulatorCodes.slowDown, "The client polls faster than the interval allows.");
  }
  throw new Refusal("authorization_pending", "A200308", "The user has not answered yet.");
}

/** What the authorization server reported in place of a grant. Its own words for the client go before ours. */
class OutcomeRefusal extends Refusal {
  constructor(error: string, description: string | null, uri: string | null) {
    super(error, "A200001", "The transaction ended without a grant.");
    this.details = { description: description ?? this.message, uri };
  }
}
