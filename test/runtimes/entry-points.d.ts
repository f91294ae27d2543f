/** Written by the build of the test: every entry point of the package that a runtime is to import, by its name. */
declare module "entry-points" {
  const entryPoints: Record<string, object>;
  export default entryPoints;
}
