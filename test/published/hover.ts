// What an editor shows for an installed package.
import { join } from "node:path";
import ts from "typescript";

/** The signature and the documentation that an editor shows for the last name before `here` in a module. */
export function hover(folder: string, module: string, here: string): { signature: string; documentation: string } {
  const file = join(folder, "hover.ts");
  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true, types: [] }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (name) => {
      const text = name === file ? module : ts.sys.readFile(name);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => ts.sys.readFile(name),
    directoryExists: (name) => ts.sys.directoryExists(name),
  };
  const info = ts.createLanguageService(host).getQuickInfoAtPosition(file, module.indexOf(here) + here.length - 1);
  return {
    signature: ts.displayPartsToString(info?.displayParts),
    documentation: ts.displayPartsToString(info?.documentation),
  };
}
