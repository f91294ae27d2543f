// Whatever document comes: it gives a client that type-checks, or it is refused with a reason.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { generateForeign } from "../../scripts/generate/foreign/generate-foreign.js";
import { DescriptionError } from "../../scripts/generate/redocly.js";
import { compileClients, makeFolder, writeClient } from "./foreign/compile-clients.js";
import { randomDocument } from "./foreign/random-document.js";

const ROUNDS = 4;
const DOCUMENTS = 50;

const { path: folder, remove } = makeFolder();
afterAll(remove);

it(`gives clients that type-check for ${ROUNDS * DOCUMENTS} documents at random`, async () => {
  let count = 0;
  let refused = 0;
  const documents = fc.array(randomDocument, { minLength: DOCUMENTS, maxLength: DOCUMENTS, size: "max" });
  await fc.assert(
    fc.asyncProperty(documents, async (list) => {
      const folders = new Map<string, object>();
      for (const document of list) {
        const name = `client-${count++}`;
        const spec = join(folder, `${name}.json`);
        writeFileSync(spec, JSON.stringify(document));
        try {
          const { outputs } = await generateForeign({ spec, folder: join(folder, name) });
          writeClient(join(folder, name), outputs[0]!, "");
          folders.set(name, document);
        } catch (error) {
          if (!(error instanceof DescriptionError)) throw new Error(JSON.stringify(document), { cause: error });
          expect(error.message).toMatch(/would get the same method|would both be the type/);
          refused++;
        }
      }
      const problems = compileClients([...folders.keys()].map((name) => join(folder, name)));
      const found = [...problems].map(([name, texts]) => ({ texts, document: JSON.stringify(folders.get(name)) }));
      expect(found).toEqual([]);
    }),
    { numRuns: ROUNDS, endOnFailure: true },
  );
  expect(count).toBeGreaterThanOrEqual(200);
  // A generator that refuses what it does not like would pass otherwise.
  expect(refused).toBeLessThan(count / 2);
}, 300_000);
