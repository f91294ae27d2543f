// Lints the description only. Prints nothing if there are no problems.
import { lintDescription } from "./redocly/read-description.js";
import { startScript } from "./start-script.js";

startScript("Usage: npm run lint:spec\n\nSays what is wrong with the description, by the rules of redocly.yaml.\n", {});
await lintDescription("openapi.yaml");
