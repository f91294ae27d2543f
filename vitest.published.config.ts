import { defineConfig } from "vitest/config";
import unitTests from "./vitest.config.js";

// Tests the package as published. Separate from `npm test`, since it installs from the registry and takes a minute.
export default defineConfig({
  resolve: unitTests.resolve!,
  test: { include: ["test/published/*.test.ts"], testTimeout: 300_000, hookTimeout: 300_000, reporters: ["verbose"] },
});
