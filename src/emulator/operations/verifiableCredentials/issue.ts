import type { VciDeferredIssueResponse, VciSingleIssueResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Reply } from "../../api/reply.js";
import { nonceMembers, renewNonce } from "../../protocol/credentials/c-nonce.js";
import type { CredentialIssuer } from "../../protocol/credentials/issuer.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { CredentialRequest } from "../../store/credentials/requests.js";
import { deny, makeCredentials, readOrder, type Order } from "./order.js";
import { requestExpiry } from "./parse.js";
import { encryptResponse } from "./response-encryption.js";
import { decideForWallet, findIssuer, orRefused } from "./wallet-call.js";

/** Default number of seconds until a wallet should ask again. */
const INTERVAL = 5;

/** The outcome of an order: credentials now or later. */
export type Outcome = { readonly credentials: readonly string[] } | { readonly transaction_id: string };

/** Emulates `verifiableCredentials.issue`. */
export const issueCredential: Handler<"verifiableCredentials.issue"> = ({ body }, context) =>
  decideForWallet<VciSingleIssueResponse>(
    context,
    body.string("accessToken"),
    { disabled: "A383201", unknownToken: emulatorCodes.walletTokenUnknown },
    "CALLER_ERROR",
    async ({ issuer, token }) => {
      const order = readOrder(context, body.value["order"], { deferred: false, token });
      if (body.boolean("denied") === true) deny(context, order);
      return answer<VciSingleIssueResponse>(context, issuer, order, body.integer("interval"));
    },
  );

/** Emulates `verifiableCredentials.deferredIssue`. */
export const issueDeferred: Handler<"verifiableCredentials.deferredIssue"> = async ({ body }, context) => {
  const found = findIssuer(context, { disabled: emulatorCodes.credentialsDisabled });
  if ("answer" in found) return found.answer as Reply<VciDeferredIssueResponse>;
  return orRefused<VciDeferredIssueResponse>(context, "CALLER_ERROR", () => {
    const order = readOrder(context, body.value["order"], { deferred: true });
    if (body.boolean("denied") === true) deny(context, order);
    return answer<VciDeferredIssueResponse>(context, found.issuer, order, body.integer("interval"));
  });
};

async function answer<Response>(
  context: ServiceContext,
  issuer: CredentialIssuer,
  order: Order,
  interval = 0,
): Promise<Reply<Response>> {
  const { request } = order;
  const wasDeferred = request.deferred;
  const [outcome] = await fulfil(context, issuer, [order]);
  const later = "transaction_id" in outcome!;
  if (later && wasDeferred && !issuer.final)
    throw new Refusal("issuance_pending", emulatorCodes.credentialLater, "The credential is not ready.");
  const content = later
    ? { ...outcome, interval: issuer.final ? (interval > 0 ? interval : INTERVAL) : undefined }
    : issuer.final
      ? { credentials: outcome!.credentials.map((credential) => ({ credential })) }
      : { credential: outcome!.credentials[0] };
  // A wallet that asks again already knows the transaction ID.
  const transactionId = later && !wasDeferred ? request.identifier : undefined;
  return answerWallet<Response>(context, request, later, content, transactionId === undefined ? {} : { transactionId });
}

/** Answers a wallet, encrypted on request. Under the first implementer's draft, the answer has the next nonce. */
export async function answerWallet<Response>(
  context: ServiceContext,
  { token, encryption }: CredentialRequest,
  later: boolean,
  content: object,
  entries: { readonly transactionId?: string } = {},
): Promise<Reply<Response>> {
  const text = JSON.stringify({ ...content, ...nonceMembers(renewNonce(context, token)) });
  const responseContent = encryption ? await encryptResponse(text, encryption) : text;
  const action = later ? (encryption ? "ACCEPTED_JWT" : "ACCEPTED") : encryption ? "OK_JWT" : "OK";
  const [code, result] = later
    ? [emulatorCodes.credentialLater, "The credential comes later."]
    : [emulatorCodes.credentialIssued, "The credential was issued."];
  const reply = decision<VciSingleIssueResponse>(action, code, result, { responseContent, ...entries });
  return reply as Reply<unknown> as Reply<Response>;
}

/** Fulfils orders: all of them, or none if a credential cannot be created. */
export async function fulfil(
  context: ServiceContext,
  issuer: CredentialIssuer,
  orders: readonly Order[],
): Promise<readonly Outcome[]> {
  const { requests } = context.store.credentials;
  const due = orders.filter(({ given }) => given.issuanceDeferred !== true);
  // Before any await, so that only one of two concurrent calls issues.
  for (const { request } of due) requests.delete(request);
  try {
    const made = new Map<Order, readonly string[]>();
    for (const order of due) made.set(order, await makeCredentials(context, issuer, order));
    return orders.map((order) => {
      const credentials = made.get(order);
      return credentials ? { credentials } : { transaction_id: defer(context, order) };
    });
  } catch (error) {
    for (const { request } of due) requests.put(request);
    throw error;
  }
}

/** Turns the request into a deferred one, and returns its transaction ID. */
function defer(context: ServiceContext, { request }: Order): string {
  if (!request.deferred) request.expiresAt = requestExpiry(context);
  request.deferred = true;
  return request.identifier;
}
