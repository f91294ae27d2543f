// The one place that knows openapi-typescript: a process that gets documents and answers with the text of a module.
// docs/emitters.md has the contract, and says what would have to be done for another emitter to take its place.
import openapiTS, { astToString } from "openapi-typescript";
import { serve } from "./serve.js";

// The document was linted already, by a newer linter than the one inside openapi-typescript.
serve(async ({ document }) => astToString(await openapiTS(document, { silent: true, alphabetize: false })));
