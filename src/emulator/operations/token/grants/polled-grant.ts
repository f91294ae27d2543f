import { Refusal, refusalOf } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { Grant } from "../../../store/grant.js";
import type { PolledRequest, PolledRequests } from "../../../store/pending/polled-requests.js";
import type { Store } from "../../../store/store.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { narrow, type TokenCall } from "../../../tokens/token-request.js";
import type { TokenGrant } from "./token-grant.js";

/** What each slow_down adds to the interval, in seconds: CIBA Core 1.0, section 11, and RFC 8628, section 3.5. */
const SLOW_DOWN_STEP = 5;

const invalid = refusalOf("invalid_grant");

/** What differs between grants for which clients poll. */
interface Kind<Name extends string, T extends PolledRequest> extends Omit<TokenGrant<Name>, "redeem"> {
  readonly grantType: "CIBA" | "DEVICE_CODE";
  /** The parameter by which the client polls. */
  readonly by: Name;
  requests(store: Store): PolledRequests<T>;
  /** Refuses a client that has no business here, whether or not there is such a request. */
  checkClient?(call: TokenCall, request: T | undefined): void;
  /** Refuses what is granted where the tokens for it would not be what they have to be. */
  checkGrant(context: ServiceContext, call: TokenCall, grant: Grant): void;
  readonly codes: Readonly<
    Record<"refused" | "done" | "unknown" | "foreign" | "expired" | "pending" | "inRedemption", string>
  >;
}

/** A grant of which the client asks for the outcome again and again until the user has decided. */
export function polledGrant<Name extends string, T extends PolledRequest>(kind: Kind<Name, T>): TokenGrant<Name> {
  const { by, codes, grantType } = kind;

  function find({ store }: ServiceContext, call: TokenCall, name: string): T {
    const { clientId } = call.client.client;
    const requests = kind.requests(store);
    const request = requests.find("client", name);
    if (request && request.client.client.clientId !== clientId)
      throw invalid(codes.foreign, `The ${by} was issued to another client.`);
    kind.checkClient?.(call, request);
    if (request) return request;
    throw requests.beingRedeemed.get(name) === clientId
      ? invalid(codes.inRedemption, `The ${by} is being redeemed by another request.`)
      : invalid(codes.unknown, `The ${by} is not known.`);
  }

  /** The grant of a request, or the error that says why there is none. */
  function decide(context: ServiceContext, request: T): Grant {
    const now = context.clock.now();
    const { outcome, lastPollAt } = request;
    if (request.expiresAt <= now) throw new Refusal("expired_token", codes.expired, `The ${by} has expired.`);
    if (outcome?.granted) return outcome.grant;
    if (outcome) {
      const refusal = new Refusal(outcome.error, codes.refused, "The transaction ended without a grant.");
      // The authorization server's own words for the client go before ours.
      refusal.details = { description: outcome.description ?? refusal.message, uri: outcome.uri };
      throw refusal;
    }
    request.lastPollAt = now;
    if (context.slowDown && lastPollAt !== null && now - lastPollAt < request.interval * 1000) {
      request.interval += SLOW_DOWN_STEP;
      throw new Refusal("slow_down", emulatorCodes.slowDown, "The client polls faster than the interval allows.");
    }
    throw new Refusal("authorization_pending", codes.pending, "The user has not answered yet.");
  }

  return {
    ...kind,
    async redeem(context, call, { [by]: name }) {
      const request = find(context, call, name);
      const grant = decide(context, request);
      kind.checkGrant(context, call, grant);
      const narrowed = narrow(context, call, grant);
      checkAccessTokenText(context, call.overrides.accessToken);

      // It is good for one redemption. It is gone before any await, so of two in flight one finds it.
      const requests = kind.requests(context.store);
      requests.delete(request);
      requests.beingRedeemed.set(name, call.client.client.clientId);
      try {
        const reply = { resultCode: codes.done, text: "The tokens were issued.", grantType };
        return await tokenReply(context, reply, call, grant, { ...narrowed, idToken: true });
      } catch (error) {
        // What could not be signed or encrypted leaves the request as it was.
        requests.put(request);
        throw error;
      } finally {
        requests.beingRedeemed.delete(name);
      }
    },
  };
}
