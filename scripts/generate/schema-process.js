// The one place that knows openapi-typescript: a process that gets documents and answers with the text of a module.
// docs/emitters.md has the contract, and says what would have to be done for another emitter to take its place.
import { createRequire } from "node:module";
import openapiTS, { astToString } from "openapi-typescript";
import { serve } from "./serve.js";

// Its own older copy of Redocly's library, which would lint the document again.
const { createConfig } = createRequire(createRequire(import.meta.url).resolve("openapi-typescript"))(
  "@redocly/openapi-core",
);
const redocly = await createConfig({ rules: {} }, { extends: [] });

serve(async ({ document, options }) =>
  astToString(await openapiTS(document, { ...options, redocly, silent: true, alphabetize: false })),
);
