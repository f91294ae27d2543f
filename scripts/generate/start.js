// `npm run generate`. Has the two slow processes loading before the loader of TypeScript is.
import { startProcess } from "./processes.js";

startProcess("redocly");
startProcess("schema");
const { register } = await import("tsx/esm/api");
register();
await import("../generate.ts");
