import { defineConfig } from "vitest/config";

// Apart from `npm test`, which needs nothing but Node.
export default defineConfig({ test: { include: ["test/browser/*.test.ts"], testTimeout: 30_000 } });
