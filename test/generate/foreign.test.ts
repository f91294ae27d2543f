// Clients of descriptions that are not ours. Each document has one trap, named by its file, and says itself what is expected: what
// is adjusted (x-adjusted), what compiles (x-usage), what goes over the wire (x-calls), or why it is refused (x-refused).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { generateForeign } from "../../scripts/generate/foreign/generate-foreign.js";
import type { Output } from "../../scripts/generate/outputs.js";
import { compileClients, makeFolder, writeClient } from "./foreign/compile-clients.js";

interface Call {
  call: [string, ...unknown[]];
  request?: Record<string, string>;
  answer?: { status: number; type?: string; body?: string };
  result?: unknown;
  error?: string;
}

interface Fixture {
  "x-adjusted": string[];
  "x-usage": string;
  "x-calls"?: Call[];
  "x-refused"?: string;
}

const DOCUMENTS = "test/generate/foreign/documents";
const files = readdirSync(DOCUMENTS).sort();
const read = (file: string) => {
  const text = readFileSync(join(DOCUMENTS, file), "utf8");
  return (file === "refused-not-yaml.yaml" ? { "x-refused": "refused-not-yaml.yaml:" } : parse(text)) as Fixture;
};
const accepted = files.filter((file) => !file.startsWith("refused-"));
const refused = files.filter((file) => file.startsWith("refused-"));
const { path: folder, remove } = makeFolder();
afterAll(remove);

describe("a client of a document", () => {
  const made = new Map<string, { output: Output; notes: string[] }>();
  let problems: Map<string, string[]>;
  const folderOf = (file: string) => join(folder, file.replace(".yaml", ""));

  beforeAll(async () => {
    for (const file of accepted) {
      const { outputs, notes } = await generateForeign({ spec: join(DOCUMENTS, file), folder: folderOf(file) });
      made.set(file, { output: outputs[0]!, notes });
      writeClient(folderOf(file), outputs[0]!, read(file)["x-usage"]);
    }
    problems = compileClients(accepted.map(folderOf));
  }, 120_000);

  it.each(accepted)("of %s type-checks, and so does its use", (file) => {
    expect(problems.get(file.replace(".yaml", "")) ?? []).toEqual([]);
  });

  it.each(accepted)("of %s says what was adjusted and why, also in its README", (file) => {
    const { notes, output } = made.get(file)!;
    expect(notes).toEqual(read(file)["x-adjusted"].map((note) => `adjusted ${note}`));
    const rows = output.files.get("README.md")!.match(/^\| .* \|$/gm) ?? [];
    expect(rows.length).toBe(notes.length === 0 ? 0 : notes.length + 2);
  });

  it.each(accepted.filter((file) => read(file)["x-calls"] !== undefined))("of %s calls as described", async (file) => {
    const outfile = join(folderOf(file), "client.mjs");
    await build({
      entryPoints: [join(folderOf(file), "client.ts")],
      outfile,
      bundle: true,
      format: "esm",
      logLevel: "silent",
    });
    const { createClient } = (await import(/* @vite-ignore */ outfile)) as {
      createClient: (options: object) => Record<string, unknown>;
    };
    for (const { call, request, answer, result, error } of read(file)["x-calls"]!) {
      const seen: Record<string, string>[] = [];
      const fetch = async (url: string, init: RequestInit) => {
        const sent = new Request(url, init);
        const body = await sent.text();
        const { "content-type": type, ...headers } = Object.fromEntries(init.headers as Headers);
        seen.push({ method: sent.method, url, ...headers, ...(type && { type }), ...(body && { body }) });
        return new Response(answer!.body ?? null, {
          status: answer!.status,
          headers: answer!.type === undefined ? {} : { "content-type": answer!.type },
        });
      };
      const [path, ...args] = call;
      const method = path
        .split(".")
        .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], createClient({ fetch }));
      const outcome = (method as (...args: unknown[]) => Promise<unknown>)(...args);
      if (error === undefined) expect(await outcome).toEqual(result);
      else await expect(outcome).rejects.toThrow(error);
      expect(seen).toEqual(request === undefined ? [] : [request]);
    }
  });

  it.each(refused)("is refused for %s, with a clear message", async (file) => {
    const message = generateForeign({ spec: join(DOCUMENTS, file), folder: folderOf(file) }).then(
      () => "it was not refused",
      (error: Error) => error.message,
    );
    expect(await message).toContain(read(file)["x-refused"]);
  });
});
