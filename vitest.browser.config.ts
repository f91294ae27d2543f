import { defineConfig } from "vitest/config";
import unitTests from "./vitest.config.js";

// Separate from `npm test`, which only needs Node.
export default defineConfig({
  resolve: unitTests.resolve!,
  test: { include: ["test/browser/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: "100%" },
});
