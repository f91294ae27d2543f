import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

export default defineConfig({
  resolve: {
    // Tests import the package by its name, as its users do, and get the sources.
    alias: [
      { find: /^authlete$/, replacement: source("index.ts") },
      { find: /^authlete\/models$/, replacement: source("generated/models.ts") },
      { find: /^authlete\/emulator$/, replacement: source("emulator/index.ts") },
      { find: /^authlete\/handlers$/, replacement: source("handlers/index.ts") },
      { find: /^authlete\/node$/, replacement: source("node/index.ts") },
    ],
  },
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/browser/**"],
    testTimeout: 20_000,
  },
});
