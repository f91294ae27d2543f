import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";
import { defineConfig } from "vitest/config";
import { entryPoints } from "./scripts/entry-points.js";
import { outliveReaders } from "./src/cli/command-line.js";

outliveReaders();
// Vitest also colours piped output.
for (const output of [process.stdout, process.stderr]) {
  const write = output.write.bind(output) as (chunk: unknown, ...rest: unknown[]) => boolean;
  if (!output.isTTY && !process.env["FORCE_COLOR"])
    output.write = (chunk: unknown, ...rest: unknown[]) =>
      write(typeof chunk === "string" ? stripVTControlCharacters(chunk) : chunk, ...rest);
}

export default defineConfig({
  resolve: {
    // Tests import the package by its name, like users do, and get the sources.
    alias: entryPoints().map(({ specifier, source }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: fileURLToPath(new URL(source, import.meta.url)),
    })),
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "test/browser/**", "test/published/**", "**/*.slow.test.ts"],
    // Test files in a worker share modules, which takes a third of the time. Tests have to restore the globals they change.
    isolate: false,
    // Far more than any test needs, so that none fails on a busy machine.
    setupFiles: ["test/property-tests.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A test that makes no assertion, such as one that loops over an empty list, fails.
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    // The default leaves one processor idle, half of a machine with two. Tests mostly wait for processes and sockets.
    maxWorkers: "100%",
  },
});
