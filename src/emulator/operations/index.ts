import type { OperationId } from "../../generated/operations.js";
import type { Handler } from "../handler.js";
import { processAuthentication } from "./ciba-authentication.js";
import { complete } from "./ciba-complete.js";
import { fail } from "./ciba-fail.js";
import { issue } from "./ciba-issue.js";
import { processIntrospection } from "./introspection.js";
import { getConfiguration, getJwks } from "./service.js";
import { processToken } from "./token.js";

/** What is emulated. An operation that is not in this table answers 501. */
const table = {
  "ciba.processAuthentication": processAuthentication,
  "ciba.issue": issue,
  "ciba.fail": fail,
  "ciba.complete": complete,
  "token.process": processToken,
  "introspection.process": processIntrospection,
  "service.getConfiguration": getConfiguration,
  "service.getJwks": getJwks,
} as const satisfies Partial<Record<OperationId, Handler>>;

export const handlers: Partial<Record<OperationId, Handler>> = table;

/** The identifiers of the operations that the emulator implements. */
export const emulatedOperations = Object.freeze(Object.keys(table)) as readonly OperationId[];
