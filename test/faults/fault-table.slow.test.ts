// Every row of the fault table.
import { expect, it } from "vitest";
import { bundleProgram } from "../bundled-program.js";
import { testFaults } from "./expect-faults.js";
import { faultTable } from "./fault-table.js";

const faults = Object.values(faultTable).flat();

it("no two rows have the same name", () => {
  const names = faults.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(names).size).toBe(names.length);
});

testFaults(await bundleProgram("test/faults/caller.ts"), faults);
