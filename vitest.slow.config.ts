import { defineConfig } from "vitest/config";
import unitTests from "./vitest.config.js";

// What takes long by design, and once more, with ten times the input, what `npm test` tries on random input.
export default defineConfig({
  resolve: unitTests.resolve!,
  test: {
    include: ["test/**/*.slow.test.ts", "test/inputs/*.test.ts", "test/client/secrets.test.ts"],
    env: { PROPERTY_RUNS: "1000" },
    setupFiles: ["test/property-tests.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { requireAssertions: true, poll: { timeout: 60_000 } },
    maxWorkers: "100%",
  },
});
