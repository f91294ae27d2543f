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

/** Seconds that each `slow_down` adds to the interval: CIBA Core 1.0, section 11, and RFC 8628, section 3.5. */
const SLOW_DOWN_STEP = 5;

const invalid = refusalOf("invalid_grant");

/** What differs between the grants for which clients poll. */
interface Kind<Name extends string, T extends PolledRequest> extends Omit<TokenGrant<Name>, "redeem"> {
  readonly grantType: "CIBA" | "DEVICE_CODE";
  /** The parameter that identifies the request. */
  readonly by: Name;
  requests(store: Store): PolledRequests<T>;
  /** Refuses a client that may not poll, whether or not the request exists. */
  checkClient?(call: TokenCall, request: T | undefined): void;
  /** Refuses a grant whose tokens would break a rule. */
  checkGrant(context: ServiceContext, call: TokenCall, grant: Grant): void;
  readonly codes: Readonly<
    Record<"refused" | "done" | "unknown" | "foreign" | "expired" | "pending" | "inRedemption", string>
  >;
}

/** A grant for which the client polls until the user has decided. */
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

  /** Returns the grant of a request, or throws a refusal that says why there is none. */
  function decide(context: ServiceContext, request: T): Grant {
    const now = context.clock.now();
    const { outcome, lastPollAt } = request;
    if (request.expiresAt <= now) throw new Refusal("expired_token", codes.expired, `The ${by} has expired.`);
    if (outcome?.granted) return outcome.grant;
    if (outcome) {
      const refusal = new Refusal(outcome.error, codes.refused, "The transaction ended without a grant.");
      // The authorization server's description takes precedence.
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

      // Deleted before any await, so that only one of two concurrent requests redeems it.
      const requests = kind.requests(context.store);
      requests.delete(request);
      requests.beingRedeemed.set(name, call.client.client.clientId);
      try {
        const reply = { resultCode: codes.done, text: "The tokens were issued.", grantType };
        return await tokenReply(context, reply, call, grant, { ...narrowed, idToken: true });
      } catch (error) {
        // The request stays valid if signing or encryption fails.
        requests.put(request);
        throw error;
      } finally {
        requests.beingRedeemed.delete(name);
      }
    },
  };
}
