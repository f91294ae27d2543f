// The one place that knows openapi-typescript: a process that gets documents and answers with the text of a module.
// docs/emitters.md has the contract, and says what would have to be done for another emitter to take its place.
//
// Its function for whole documents would lint and bundle them first, which has been done already, by a newer Redocly than its own.
import { astToString, resolveRef, scanDiscriminators, transformSchema } from "openapi-typescript";
import { serve } from "./serve.js";

const DEFAULTS = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  defaultNonNullable: true,
  emptyObjectsUnknown: false,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  pathParamsAsTypes: false,
  propertiesRequiredByDefault: false,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
  silent: true,
};

serve(async ({ document, options }) => {
  const settings = { ...DEFAULTS, ...options };
  const context = {
    ...settings,
    discriminators: scanDiscriminators(document, settings),
    injectFooter: [],
    resolve: (reference) => resolveRef(document, reference, settings),
  };
  return astToString(transformSchema(document, context));
});
