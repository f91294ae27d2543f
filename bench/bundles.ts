// The size of an application's bundle, in bytes.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import type { Surroundings, Table } from "./topic.js";

const CONTENTS = {
  "openapi-fetch": `export { default } from "openapi-fetch";`,
  "authlete, the client": `export { createAuthlete } from "authlete";`,
  "authlete, client and respond": `export { createAuthlete, respond } from "authlete";`,
  "official SDK, one method": `export { AuthleteCore } from "@authlete/typescript-sdk/core.js";
    export { cibaFail } from "@authlete/typescript-sdk/funcs/cibaFail.js";`,
  "official SDK, the client": `export { Authlete } from "@authlete/typescript-sdk";`,
};

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);

export async function measureBundles({ folder }: Surroundings): Promise<Table[]> {
  const rows = await Promise.all(
    Object.entries(CONTENTS).map(async ([name, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: folder },
        bundle: true,
        minify: true,
        format: "esm",
        platform: "neutral",
        mainFields: ["module", "main"],
        write: false,
      });
      const bytes = outputFiles[0]!.contents;
      return [name, kilobytes(bytes.length), kilobytes(gzipSync(bytes, { level: 9 }).length)];
    }),
  );
  return [{ title: "Bundle", head: ["contents", "minified (kB)", "gzipped (kB)"], rows }];
}
