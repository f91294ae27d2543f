// All TypeScript in the documentation compiles: in the README and the guides, the examples of the models and the samples of the
// reference. One program for all, since most of the time goes into the package's own sources.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { typescriptSample } from "../../scripts/docs/typescript-sample.js";
import { listOperations } from "../../scripts/description.js";
import { sharedDescription } from "../bundled-description.js";
import { modelExample } from "./model-example.js";
import { diagnose, documents, snippetsOf } from "./snippets.js";

it("all examples compile, and a faulty one would be reported by document and line", { timeout: 300_000 }, async () => {
  const fence = (code: string) => `# Title\n\n\`\`\`ts\n${code}\n\`\`\`\n`;
  const texts = new Map(documents.map((file) => [file, readFileSync(file, "utf8")]));
  const models = readdirSync("docs/models").filter((name) => name !== "README.md");
  for (const name of models) texts.set(name, fence(modelExample(readFileSync(`docs/models/${name}`, "utf8"))));
  const description = await sharedDescription();
  const operations = listOperations(description);
  for (const operation of operations) texts.set(operation.id, fence(typescriptSample(description, operation)));
  const wrongSample = texts.get("ciba.fail")!.replace("ACCESS_DENIED", "NO_SUCH_REASON");
  texts.set("wrong-value.md", fence('import type { Pair } from "authlete/models";\nlet value: Pair = { key: 5 };'));
  texts.set("no-such-model.md", fence('import type { NoSuchModel } from "authlete/models";'));
  texts.set("wrong-sample.md", wrongSample);

  const snippets = [...texts].flatMap(([file, text]) => snippetsOf(file, text));
  expect(snippets.length).toBeGreaterThan(models.length + operations.length + 20);
  const faults = diagnose(snippets);
  expect(faults.map((fault) => fault.slice(0, fault.indexOf(": ")))).toEqual([
    "wrong-value.md:5",
    "no-such-model.md:4",
    expect.stringMatching(/^wrong-sample\.md:\d+$/),
  ]);
  expect(faults[0]).toBe("wrong-value.md:5: Type 'number' is not assignable to type 'string'.");
});
