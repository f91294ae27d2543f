import type { TokenCreateRequest } from "../../../../generated/models.js";
import { ApiFailure, CallerFault, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Handler } from "../../../api/handler.js";
import { apiResult } from "../../../api/reply.js";
import type { RequestBody } from "../../../api/request-body.js";
import type { Services, ServiceContext } from "../../../service/service-context.js";
import type { TokenBatch } from "../../../store/tokens.js";
import type { IssueOptions } from "../../../tokens/issue-tokens.js";
import { makeToken, readToken } from "./create.js";

/** How many tokens a batch has at most: whatever comes from outside has an end. */
const MAX_ENTRIES = 10_000;

/** How long a batch takes by the clock of the emulator, in milliseconds. Its tokens are there before that. */
const BATCH_MS = 1000;

/**
 * Emulates `token.management.createBatch`. The entries are dealt with in their order, and the first that is no good ends the batch; so
 * a fault of one is no fault of the call.
 */
export const createBatch: Handler<"token.management.createBatch"> = async ({ body, query }, context, services) => {
  const { entries } = body;
  if (entries.length > MAX_ENTRIES)
    throw new ApiFailure(400, emulatorCodes.batchTooBig, `A batch has at most ${MAX_ENTRIES} tokens.`);
  const requestId = context.newToken();
  const createdAt = context.clock.now();
  const outcome = await makeTokens(context, services, entries, query.get("dryRun") === "true");
  context.store.tokenBatches.put({ requestId, createdAt, endsAt: createdAt + BATCH_MS, outcome });
  return apiResult(emulatorCodes.batchAccepted, "The batch was taken on.", { requestId });
};

/** Emulates `token.management.getBatchStatus`. */
export const getBatchStatus: Handler<"token.management.getBatchStatus"> = ({ path }, { store, clock }) => {
  const batch = store.tokenBatches.get(path.tokenBatchRequestId ?? "");
  if (!batch) throw new ApiFailure(404, emulatorCodes.batchUnknown, "There is no batch of this request identifier.");
  const { requestId, createdAt, endsAt, outcome } = batch;
  const state = clock.now() < endsAt ? { tokenCount: 0, modifiedAt: createdAt } : { ...outcome, modifiedAt: endsAt };
  const status = { batchKind: "CREATE", requestId, createdAt, ...state } as const;
  return apiResult(emulatorCodes.batchRead, "The status of the batch was found.", { status });
};

async function makeTokens(
  context: ServiceContext,
  services: Services,
  entries: readonly RequestBody<TokenCreateRequest>[],
  dryRun: boolean,
): Promise<TokenBatch["outcome"]> {
  const texts = new Set<string>();
  let tokenCount = 0;
  try {
    for (const entry of entries) {
      const token = readToken(entry, context, services);
      checkTexts(texts, token.options);
      if (!dryRun) await makeToken(context, token);
      tokenCount += 1;
    }
    return { result: "SUCCEEDED", tokenCount };
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ApiFailure)) throw error;
    return { result: "FAILED", tokenCount, errorCode: error.resultCode, errorDescription: error.text };
  }
}

/** Nobody would learn what the emulator makes up; and in a batch that is only tried, no token is in use by another of its entries. */
function checkTexts(
  texts: Set<string>,
  { accessToken, refreshToken }: Pick<IssueOptions, "accessToken" | "refreshToken">,
): void {
  if (accessToken === undefined)
    throw new CallerFault(emulatorCodes.batchTokenMissing, "An entry brings no accessToken, and no answer tells one.");
  checkFirst(texts, "access token", accessToken, emulatorCodes.accessTokenInUse);
  if (refreshToken !== undefined) checkFirst(texts, "refresh token", refreshToken, emulatorCodes.refreshTokenInUse);
}

function checkFirst(texts: Set<string>, kind: string, text: string, code: string): void {
  const name = `${kind} ${text}`;
  if (texts.has(name)) throw new CallerFault(code, `The text given for the ${kind} is in use.`);
  texts.add(name);
}
