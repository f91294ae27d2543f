// What `npm run generate -- --spec FILE --out DIR` writes: a client that stands alone, and what was adjusted for it.
import { basename } from "node:path";
import type { Description } from "../description.js";
import { oneLine } from "../documentation.js";
import { emitModels } from "../emit-models.js";
import { emitSchema } from "../emit-schema.js";
import type { Output } from "../outputs.js";
import { adjust } from "./adjust.js";
import type { Adjustment } from "./document.js";
import { emitClient, emitMethods, emitTable, emitTransport } from "./emit-client.js";
import { planOperations, serverOf } from "./plan.js";

const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

function emitReadme(title: string, file: string, adjustments: Adjustment[]): string {
  const rows = adjustments.map(({ where, what, why }) => `| ${cell(where)} | ${cell(what)} | ${cell(why)} |\n`);
  const list = rows.length === 0 ? "Nothing.\n" : `| where | what | why |\n| --- | --- | --- |\n${rows.join("")}`;
  return `# ${cell(title)}

Generated from ${file}. Change the description, or give corrections with \`--overlay\`, and generate again; not these files.

\`\`\`ts
import { createClient } from "./client.js";
\`\`\`

The files need no package. They are written for TypeScript in strict mode, with \`skipLibCheck\` or without.

## Adjusted

${list}`;
}

export async function renderForeign(
  bundle: Description,
  file: string,
  folder: string,
): Promise<{ outputs: Output[]; adjustments: Adjustment[] }> {
  const source = basename(file);
  const { document, adjustments } = adjust(bundle as unknown as Record<string, unknown>);
  const description = document as unknown as Description;
  const schema = emitSchema(description, { source });
  const plans = planOperations(document, adjustments);
  const title = document.info?.title ?? source;
  const files = new Map([
    ["README.md", emitReadme(title, source, adjustments)],
    ["client.ts", emitClient(title, serverOf(document), source)],
    ["facade.ts", emitMethods(plans, source)],
    ["models.ts", emitModels(description, source)],
    ["operations.ts", emitTable(plans, source)],
    ["transport.ts", emitTransport(source)],
    ["schema.ts", await schema],
  ]);
  return { outputs: [{ folder, files }], adjustments };
}
