// What each entry point may weigh in an application: bundled with what it needs, minified, gzipped. `npx size-limit` after a build.
import { readFileSync } from "node:fs";

const { exports } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const BUDGETS = {
  ".": [
    { name: "client", import: "{ createAuthlete }", limit: "6 kB" },
    { name: "client and respond", import: "{ createAuthlete, respond }", limit: "8 kB" },
  ],
  "./models": [{ import: "*", limit: "3 kB" }],
  "./openapi-fetch": [{ import: "*", limit: "9 kB" }],
  "./handlers": [
    { import: "*", limit: "20.5 kB" },
    { name: "token endpoint", import: "{ token }", limit: "6 kB" },
  ],
  "./node": [{ import: "*", limit: "8.3 kB" }],
  "./emulator": [{ import: "*", limit: "130 kB" }],
};

export default Object.entries(exports).flatMap(([subpath, target]) => {
  if (typeof target === "string") return [];
  if (!(subpath in BUDGETS)) throw new Error(`.size-limit.js has no budget for ${subpath}`);
  const path = target.default;
  return BUDGETS[subpath].map(({ name = subpath.slice(2), import: names, limit }) => ({
    name,
    path,
    import: { [path]: names },
    limit,
    gzip: true,
    ignore: ["node:*"],
    modifyEsbuildConfig: (config) => ({
      ...config,
      format: "esm",
      platform: "neutral",
      mainFields: ["module", "main"],
    }),
  }));
});
