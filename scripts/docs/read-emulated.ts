import { readFileSync } from "node:fs";

/** Whether the emulator has an operation, by its own list: it cannot be imported before what it is made of was generated. */
export function readEmulated(): (id: string) => boolean {
  const list = readFileSync("src/emulator/operations/index.ts", "utf8");
  return (id) => list.includes(`"${id}":`);
}
