// Writes the generated parts of the site: Redoc, the description for download, the client's API, result codes and the changelog.
// VitePress builds the pages.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { stringify } from "yaml";
import { clientPages } from "./docs/client-pages.js";
import { referenceDescription } from "./docs/reference-description.js";
import { referencePage } from "./docs/reference-page.js";
import { resultCodes } from "./docs/result-codes.js";
import { readDescription } from "./redocly/read-description.js";
import { startScript } from "./start-script.js";

const USAGE = `Usage: npm run docs           builds the site in dist/docs
       npm run docs:serve     serves it, and updates it when a page or the description changes

Options of docs:serve:
  --port PORT          port to listen on (default 5173, or the next free one)
  -h, --help           show this text
`;
const { values } = startScript(USAGE, { options: { watch: { type: "boolean" }, port: { type: "string" } } });

async function write(): Promise<void> {
  const description = await readDescription("openapi.yaml");
  mkdirSync("docs/public/reference", { recursive: true });
  writeFileSync("docs/public/reference/index.html", await referencePage(referenceDescription(description)));
  writeFileSync("docs/public/openapi.json", JSON.stringify(description, null, 2));
  writeFileSync("docs/public/openapi.yaml", stringify(description, { aliasDuplicateObjects: false }));
  writeFileSync("docs/result-codes.md", resultCodes(description));
  writeFileSync("docs/changelog.md", readFileSync("CHANGELOG.md", "utf8").replaceAll("](docs/", "]("));
}

await Promise.all([write(), clientPages()]);

if (values.watch) {
  const options = values.port === undefined ? [] : ["--port", values.port];
  const server = spawn("vitepress", ["dev", "docs", ...options], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill());
  server.on("exit", (code) => process.exit(code ?? 0));
  // VitePress watches the pages. Those made from the description have to be generated first.
  let waiting: NodeJS.Timeout | undefined;
  watch("openapi", { recursive: true }, () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      // If the generator fails, it prints why, and the pages stay as they were.
      if (spawnSync(process.execPath, ["--import", "tsx", "scripts/generate.ts"], { stdio: "inherit" }).status !== 0)
        return;
      write().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    }, 100);
  });
}
