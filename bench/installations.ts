// The size of an installation, including dependencies.
import { join } from "node:path";
import { weigh } from "../test/published/consumer.js";
import { installCopy } from "../test/published/installed-copy.js";
import { PACKAGES, packageNames, type Table } from "./topic.js";

export function measureInstallations(): Promise<Table[]> {
  const rows = packageNames.map((name) => {
    const { folder, remove } = installCopy(name);
    const { bytes, files } = weigh(join(folder, "node_modules"));
    remove();
    return [PACKAGES[name], (bytes / 1e6).toFixed(2), files.toLocaleString("en")];
  });
  return Promise.resolve([{ title: "Installation, dependencies included", head: ["package", "MB", "files"], rows }]);
}
