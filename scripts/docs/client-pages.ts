// Writes the API pages of the package from its documentation comments, one for each entry point.
import { Application, DeclarationReflection, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";

const ENTRIES = ["client", "openapi-fetch", "handlers", "node", "emulator"];

export async function clientPages(): Promise<void> {
  const options: Partial<TypeDocOptions & PluginOptions> = {
    entryPoints: ENTRIES.map((name) => `src/${name}/index.ts`),
    tsconfig: "tsconfig.build.json",
    plugin: ["typedoc-plugin-markdown"],
    out: "docs/client",
    readme: "none",
    router: "module",
    groupOrder: ["Functions", "*"],
    disableSources: true,
    excludeInternal: true,
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useHTMLAnchors: true,
    skipErrorChecking: true,
    logLevel: "Error",
  };
  const app = await Application.bootstrapWithPlugins(options);
  const project = await app.convert();
  if (project === undefined) throw new Error("TypeDoc could not read the sources of the package");
  // The reference covers the description; here it would be repeated for each path, megabytes of it.
  for (const name of ["paths", "components", "operations"]) {
    const described = project.getChildByName(["openapi-fetch", name]);
    if (!(described instanceof DeclarationReflection)) throw new Error(`openapi-fetch exports no ${name}`);
    for (const part of ["children", "groups", "extendedTypes", "typeHierarchy"] as const) delete described[part];
  }
  await app.generateOutputs(project);
}
