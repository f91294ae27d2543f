import { readFileSync } from "node:fs";

/** Whether the emulator has an operation. Reads its list as text, since it cannot be imported before its code is generated. */
export function readEmulated(): (id: string) => boolean {
  const list = readFileSync("src/emulator/operations/index.ts", "utf8");
  return (id) => list.includes(`"${id}":`);
}
