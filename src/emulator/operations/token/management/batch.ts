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

/** The maximum number of tokens in a batch. */
const MAX_ENTRIES = 10_000;

/** How long a batch appears to take, in milliseconds of the emulator's clock. Its tokens exist before that. */
const BATCH_MS = 1000;

/**
 * Emulates `token.management.createBatch`. Entries are processed in order. The first invalid one ends the batch, but
 * the call itself succeeds.
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
  if (!batch) throw new ApiFailure(404, emulatorCodes.batchUnknown, "There is no batch with this request identifier.");
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

/** Requires access tokens, since no answer would return generated ones, and refuses duplicates, even in a dry run. */
function checkTexts(
  texts: Set<string>,
  { accessToken, refreshToken }: Pick<IssueOptions, "accessToken" | "refreshToken">,
): void {
  if (accessToken === undefined)
    throw new CallerFault(emulatorCodes.batchTokenMissing, "An entry has no accessToken, which a batch needs.");
  checkFirst(texts, "access token", accessToken, emulatorCodes.accessTokenInUse);
  if (refreshToken !== undefined) checkFirst(texts, "refresh token", refreshToken, emulatorCodes.refreshTokenInUse);
}

function checkFirst(texts: Set<string>, kind: string, text: string, code: string): void {
  const name = `${kind} ${text}`;
  if (texts.has(name)) throw new CallerFault(code, `The text given for the ${kind} is in use.`);
  texts.add(name);
}
