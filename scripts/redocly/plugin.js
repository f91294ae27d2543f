// The project's own rules and decorators for the description. Loaded by redocly.yaml.
import { actionTable } from "./action-table.js";
import { documentedProperties } from "./documented-properties.js";
import { flattenAllOf } from "./flatten-all-of.js";
import { operationExamples } from "./operation-examples.js";
import { operationName } from "./operation-name.js";
import { operationTag } from "./operation-tag.js";
import { ownResultCodes } from "./own-result-codes.js";
import { references } from "./references.js";

export default () => ({
  id: "authlete",
  rules: {
    oas3: {
      "action-table": actionTable,
      "documented-properties": documentedProperties,
      "operation-examples": operationExamples,
      "operation-name": operationName,
      "operation-tag": operationTag,
      references,
    },
  },
  decorators: { oas3: { "flatten-all-of": flattenAllOf, "own-result-codes": ownResultCodes } },
});
