import type { VciBatchIssueResponse, VciBatchParseResponse } from "../../../generated/models.js";
import { isObject } from "../../../shared/is-object.js";
import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { isListOf } from "../../settings/settings-check.js";
import { fulfil, answerWallet } from "./issue.js";
import { readOrder } from "./order.js";
import { readRequests } from "./parse.js";
import { decideForWallet, readRequestContent } from "./wallet-call.js";

const codes = { disabled: emulatorCodes.credentialsDisabled, unknownToken: emulatorCodes.walletTokenUnknown };
const unsupported = "The final version has no batches: a request to the credential endpoint can have several proofs.";

/** Emulates `verifiableCredentials.batchParse`: section 8 of the first implementer's draft, which alone has batches. */
export const parseBatch: Handler<"verifiableCredentials.batchParse"> = ({ body }, context) =>
  decideForWallet<VciBatchParseResponse>(
    context,
    body.string("accessToken"),
    codes,
    "INTERNAL_SERVER_ERROR",
    async (call) => {
      const invalid = (code: string, text: string) => new Refusal("invalid_credential_request", code, text);
      if (call.issuer.final) throw invalid(emulatorCodes.batchUnsupported, unsupported);
      const { credential_requests: requests } = readRequestContent(call, body);
      if (!isListOf(requests, isObject) || (requests as object[]).length === 0)
        throw invalid(emulatorCodes.batchInvalid, "The credential_requests are not a list of objects.");
      const found = await readRequests(call, requests as Record<string, unknown>[]);
      const info = found.map((request) => request.info);
      return decision("OK", emulatorCodes.credentialRequestGood, "The credential requests are valid.", { info });
    },
  );

/** Emulates `verifiableCredentials.batchIssue`. */
export const issueBatch: Handler<"verifiableCredentials.batchIssue"> = ({ body }, context) =>
  decideForWallet<VciBatchIssueResponse>(
    context,
    body.string("accessToken"),
    codes,
    "CALLER_ERROR",
    async ({ issuer, token }) => {
      if (issuer.final) throw new CallerFault(emulatorCodes.batchUnsupported, unsupported);
      const given = body.value["orders"];
      const list = Array.isArray(given) ? (given as unknown[]) : [];
      const orders = list.map((order) => readOrder(context, order, { deferred: false, token }));
      if (orders.length === 0) throw new CallerFault(emulatorCodes.orderMissing, "The call has no orders.");
      if (new Set(orders.map(({ request }) => request)).size < orders.length)
        throw new CallerFault(emulatorCodes.orderInvalid, "Two of the orders are for one credential request.");
      const outcomes = await fulfil(context, issuer, orders);
      const credential_responses = outcomes.map((outcome) =>
        "credentials" in outcome ? { credential: outcome.credentials[0] } : outcome,
      );
      const later = outcomes.every((outcome) => "transaction_id" in outcome);
      return answerWallet<VciBatchIssueResponse>(context, orders[0]!.request, later, { credential_responses });
    },
  );
