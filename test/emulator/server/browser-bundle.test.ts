// Entry points that only need web standards can be bundled for browsers, and throw for what a browser cannot do.
import { build } from "esbuild";
import { afterEach, describe, expect, test, vi } from "vitest";
import { entryPoints } from "../../../scripts/entry-points.js";
import { standing } from "../caller.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const forBrowsers = entryPoints().filter(({ name }) => name !== "node");

describe("for browsers", () => {
  test.each(forBrowsers.map(({ specifier, source }) => [specifier, source]))("%s is bundled", async (_name, source) => {
    const { outputFiles, warnings, metafile } = await build({
      entryPoints: [source],
      bundle: true,
      write: false,
      metafile: true,
      format: "esm",
      platform: "browser",
      minify: true,
      logLevel: "silent",
    });
    expect(warnings).toEqual([]);
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
    expect(imports).toEqual([]);
    expect(outputFiles[0]!.text).not.toMatch(/import\(|require\(/);
  });
});

test("listen says what it needs where there is no Node", async () => {
  vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  const emulator = standing();
  const refusal = "listen() needs Node.js, or a runtime with its node:http. Here, use the emulator's fetch()";
  await expect(emulator.listen()).rejects.toThrow(new Error(refusal));
  vi.restoreAllMocks();
  const listener = await emulator.listen();
  await listener.close();
});
