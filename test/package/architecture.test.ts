// Which layers may import which, and that there are no circular imports.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

interface Import {
  from: string;
  to: string;
  /** Whether the import is erased at run time. */
  typeOnly: boolean;
}

const files = (readdirSync("src", { recursive: true }) as string[])
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join("src", name));

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true);
  const found: Import[] = [];
  const visit = (node: ts.Node) => {
    let specifier: ts.Node | undefined;
    let typeOnly = false;
    if (ts.isImportDeclaration(node)) {
      specifier = node.moduleSpecifier;
      const clause = node.importClause;
      const named =
        clause?.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
      typeOnly =
        clause?.isTypeOnly === true ||
        (named.length > 0 && clause?.name === undefined && named.every((e) => e.isTypeOnly));
    } else if (ts.isExportDeclaration(node)) {
      specifier = node.moduleSpecifier;
      typeOnly = node.isTypeOnly;
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      specifier = node.argument.literal;
      typeOnly = true;
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      specifier = node.arguments[0];
    }
    if (specifier && ts.isStringLiteral(specifier)) {
      const { text } = specifier;
      const to = text.startsWith(".") ? normalize(join(dirname(file), text)).replace(/\.js$/, ".ts") : text;
      found.push({ from: file, to, typeOnly });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const imports = files.flatMap(importsOf);

/** `client` for src/client/http/call.ts, `cli` for src/cli.ts, and the name itself for a package. */
const layerOf = (file: string) => /^src\/([\w-]+)(?:\/|\.ts$)/.exec(file)?.[1] ?? file;

/** The layers that each layer may import. All others are forbidden. */
const MAY_IMPORT: Record<string, string[]> = {
  shared: [],
  generated: [],
  client: ["generated", "shared"],
  "openapi-fetch": ["generated", "shared", "transport", "openapi-fetch"],
  emulator: ["generated", "shared", "jose"],
  handlers: ["generated", "shared", "type client", "answer"],
  node: [
    "shared",
    "type handlers",
    "node:dns/promises",
    "node:http",
    "node:https",
    "node:net",
    "node:stream",
    "node:stream/promises",
    "node:stream/web",
    "type node:tls",
    "ipaddr.js",
  ],
  cli: ["client", "emulator", "generated", "shared", "cli", "node:fs", "node:util"],
};

/** The files of another layer that a layer may import, if not all of them. */
const PARTS: Record<string, RegExp> = {
  answer: /^src\/client\/http\/action-answer\.ts$/,
  transport: /^src\/client\/(http\/[\w-]+|options|errors)\.ts$/,
};

describe("src", () => {
  it("imports only along the allowed lines", () => {
    const forbidden = imports.filter(({ from, to, typeOnly }) => {
      const [layer, target] = [layerOf(from), layerOf(to)];
      if (layer === target && to.startsWith("src/")) return false;
      // The one place of the emulator that needs Node is loaded only by listen().
      if (from === "src/emulator/server/listen.ts" && to.startsWith("node:")) return false;
      const allowed = MAY_IMPORT[layer] ?? [];
      if (allowed.some((name) => PARTS[name]?.test(to))) return false;
      return !allowed.includes(target) && !(typeOnly && allowed.includes(`type ${target}`));
    });
    expect(forbidden).toEqual([]);
  });

  it("has a line in the table for every layer", () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it("reaches no package and nothing of Node from the client, the models and the handlers", () => {
    const reached = new Set<string>();
    const walk = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) walk(to);
    };
    for (const entry of ["src/client/index.ts", "src/generated/models.ts", "src/handlers/index.ts"]) walk(entry);
    expect([...reached].filter((file) => !file.startsWith("src/"))).toEqual([]);
  });

  it("has no import cycles, imports of types included", () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) {
      if (to.startsWith("src/")) edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const cycles: string[] = [];
    const done = new Set<string>();
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("has no folder with more than sixteen files of its own", () => {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
    expect([...counts].filter(([, count]) => count > 16)).toEqual([]);
  });
});
