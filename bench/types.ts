// The compiler's work for a consumer that makes one call.
import { join, resolve } from "node:path";
import { compile, countInstantiations, ENVIRONMENTS, writeProject } from "../test/published/consumer.js";
import { compare } from "./compare.js";
import { oneCall, PACKAGES, packageNames, type Surroundings, type Table } from "./topic.js";

export async function measureTypes({ folder, quick }: Surroundings): Promise<Table[]> {
  const consumers = oneCall(resolve("src/generated/schema.js"));
  const results = await compare(packageNames, quick ? 1 : 11, async (name) => {
    const path = writeProject(
      join(folder, "types", name),
      { ...ENVIRONMENTS.web, skipLibCheck: true, noEmit: true },
      { "main.ts": consumers[name] },
    );
    const output = await compile("typescript", path, "--extendedDiagnostics");
    if (/^[^\s(]*\.ts\(/m.test(output)) throw new Error(output);
    const read = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)![1]);
    return { time: read("Total time"), instantiations: read("Instantiations") };
  });
  const rows: string[][] = [];
  for (const name of packageNames) {
    const { medians, ratios } = results[name];
    const counts = [medians.instantiations.toLocaleString("en")];
    if (!quick) {
      const count = await countInstantiations(join(folder, "types", name), consumers[name], false);
      counts.push(count.toLocaleString("en"));
    }
    rows.push([PACKAGES[name], medians.time.toFixed(2), ratios.time.toFixed(2), ...counts]);
  }
  const head = ["package", "time (s)", "ratio", "instantiations", ...(quick ? [] : ["without skipLibCheck"])];
  return [{ title: "Type-checking one call", head, rows }];
}
