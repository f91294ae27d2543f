// The API of the package from its documentation comments, one page for each entry point.
import { Application, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";

const ENTRIES = ["client", "handlers", "node", "emulator"];

export async function clientPages(): Promise<void> {
  const options: Partial<TypeDocOptions & PluginOptions> = {
    entryPoints: ENTRIES.map((name) => `src/${name}/index.ts`),
    tsconfig: "tsconfig.build.json",
    plugin: ["typedoc-plugin-markdown"],
    out: "docs/client",
    readme: "none",
    router: "module",
    disableSources: true,
    excludeInternal: true,
    excludePrivate: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useHTMLAnchors: true,
    skipErrorChecking: true,
    logLevel: "Error",
    gitRevision: "main",
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the sources of the package");
  await app.generateOutputs(project);
}
