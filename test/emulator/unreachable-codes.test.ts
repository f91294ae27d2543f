// Codes listed as unreachable are not in the sources. Whoever makes one reachable has to remove it here and write a test.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { unreachableCodes } from "./unreachable-codes.js";

const root = new URL("../../src/emulator/", import.meta.url);
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".ts"));
const sources = files.map((name) => readFileSync(new URL(name, root), "utf8")).join("\n");

test.each(Object.keys(unreachableCodes))("%s is not in the sources", (code) => {
  expect(sources).toContain("A050305");
  expect(sources).not.toContain(code);
});
