// The test as a program, for Node, Bun and Deno.
import entryPoints from "entry-points";
import { runScenario } from "./scenario.js";

const tellsRefusal = true;
const outcomes = await runScenario({ entryPoints, emulators: process.argv[2]!, listens: true, tellsRefusal });
console.log(JSON.stringify(outcomes));
