import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./scripts/entry-points.js";
import { outliveReaders } from "./src/cli/command-line.js";

outliveReaders();
// Vitest colours what is piped too.
for (const output of [process.stdout, process.stderr]) {
  const write = output.write.bind(output) as (chunk: unknown, ...rest: unknown[]) => boolean;
  if (!output.isTTY && !process.env["FORCE_COLOR"])
    output.write = (chunk: unknown, ...rest: unknown[]) =>
      write(typeof chunk === "string" ? stripVTControlCharacters(chunk) : chunk, ...rest);
}

export default defineConfig({
  resolve: {
    // Tests import the package by its name, as its users do, and get the sources.
    alias: entryPoints().map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/browser/**", "test/published/**", "**/*.slow.test.ts"],
    // Files of one worker share what they import, which takes a third of the time. A test undoes what it does to globals.
    isolate: false,
    // Far more than any test needs, so that a busy machine fails none.
    setupFiles: ["test/property-tests.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test whose loop over what it found does not run has shown nothing, and fails.
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    // The default leaves a processor alone, which of two is half. Much of the time is spent waiting for processes and sockets.
    maxWorkers: "100%",
  },
});
