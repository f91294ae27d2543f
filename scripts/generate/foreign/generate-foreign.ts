// `npm run generate -- --spec FILE --out DIR`: generates types and an openapi-fetch client for a foreign description.
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { header } from "../documentation.js";
import { emitTypes } from "../emit-schema.js";
import type { Output } from "../outputs.js";
import { asDescriptionError, DescriptionError, renderProblems, type OnFiles } from "../../redocly/read-description.js";
import { emitClient } from "./emit-client.js";
import { readForeign } from "./read-foreign.js";
import { tidyDocument } from "./tidy-document.js";

/** Refuses to overwrite hand-written files. */
function checkFile(path: string): void {
  if (existsSync(path) && !/^\/\/ .*\n\/\/ Generated from /.test(readFileSync(path, "utf8")))
    throw new DescriptionError(`${path} was not generated, and would be overwritten. Give --out another folder.`);
}

export interface ForeignOptions {
  /** Path of the description. */
  spec: string;
  /** Folder for the client. */
  folder: string;
  /** Path of an overlay with corrections. */
  overlay?: string | undefined;
  onFiles?: OnFiles | undefined;
}

export async function generateForeign(options: ForeignOptions): Promise<{ outputs: Output[]; notes: string[] }> {
  const { spec, folder, overlay, onFiles = () => {} } = options;
  const { document, problems, notes } = await readForeign(spec, overlay, onFiles);
  const source = basename(spec);
  const types = await emitTypes(tidyDocument(document), { emptyObjectsUnknown: true }).catch((error: unknown) => {
    throw problems.length > 0 ? new DescriptionError(renderProblems(problems)) : asDescriptionError(spec, error);
  });
  const files = new Map([
    ["client.ts", emitClient(document, source)],
    ["schema.ts", header("Types of the paths and schemas, by openapi-typescript.", source) + types],
  ]);
  for (const name of files.keys()) checkFile(join(folder, name));
  return { outputs: [{ folder, files, isShared: true }], notes };
}
