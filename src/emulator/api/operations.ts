import { makeOperationTree, type OperationId } from "../../generated/operations.js";
import { readOperations } from "../../shared/operation-table.js";

/** Every operation of the API. */
export const operations = readOperations<OperationId>(makeOperationTree());
