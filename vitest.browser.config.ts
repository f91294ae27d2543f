import { defineConfig } from "vitest/config";
import unitTests from "./vitest.config.js";

// Apart from `npm test`, which needs nothing but Node.
export default defineConfig({
  resolve: unitTests.resolve!,
  test: { include: ["test/browser/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000, maxWorkers: "100%" },
});
