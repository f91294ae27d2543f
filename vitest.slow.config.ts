import { defineConfig } from "vitest/config";
import unitTests from "./vitest.config.js";

// Tests that are slow by design, and the tests on random input again with ten times as many inputs.
export default defineConfig({
  resolve: unitTests.resolve!,
  test: {
    include: ["test/**/*.slow.test.ts", "test/inputs/*.test.ts", "test/client/secrets.test.ts"],
    env: { PROPERTY_RUNS: "1000" },
    // As in vitest.config.ts: files of one worker share their imports.
    isolate: false,
    setupFiles: ["test/property-tests.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    maxWorkers: "100%",
  },
});
