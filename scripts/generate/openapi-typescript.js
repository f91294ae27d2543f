// The one place that knows openapi-typescript: a process that reads a document as JSON and writes the text of a module.
//
// It is in maintenance mode and tied to TypeScript 5, so another emitter may take its place one day. The contract: given a bundled
// document, give the text of a TypeScript module that exports an interface `paths` as openapi-fetch expects it, and an interface
// `components` whose `schemas` has one member for each named schema, with the description of every schema and property as
// documentation.
//
// A process of its own, and plain JavaScript, because loading the compiler takes as long as linting does: it happens meanwhile.
import openapiTS, { astToString } from "openapi-typescript";

let text = "";
for await (const piece of process.stdin.setEncoding("utf8")) text += piece;
// The document was linted already, by a newer linter than the one inside openapi-typescript.
process.stdout.write(astToString(await openapiTS(JSON.parse(text), { silent: true, alphabetize: false })));
