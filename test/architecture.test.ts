// Who may import whom, and that nothing goes round in a circle.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const files = (readdirSync("src", { recursive: true }) as string[])
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join("src", name));

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ESNext, true);
  const found: Import[] = [];
  const visit = (node: ts.Node) => {
    let specifier: ts.Expression | undefined;
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
const layerOf = (file: string) =>
  /^src\/(generated|emulator|handlers|node)\//.exec(file)?.[1] ?? /^src\/(.+)\.ts$/.exec(file)?.[1] ?? file;

/** The layers that each layer may import. What is not listed is forbidden. `type` marks imports that vanish at run time. */
const MAY_IMPORT: Record<string, string[]> = {
  generated: ["type options"], // the facade's methods take CallOptions
  errors: ["type generated"],
  options: ["type errors", "type generated"],
  origin: ["type generated"],
  "retry-after": [],
  request: ["type generated", "options", "openapi-fetch"],
  http: ["errors", "generated", "options", "origin", "request", "retry-after"],
  client: ["generated", "http", "options"],
  respond: ["generated", "origin"],
  iterate: [],
  patch: ["generated", "type client", "type options"],
  "check-connection": ["client", "errors", "type options"],
  index: ["check-connection", "client", "errors", "generated", "iterate", "options", "patch", "respond"],
  emulator: ["generated", "jose"],
  handlers: ["type client", "generated", "respond"],
  node: [
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
  cli: ["emulator", "node:util"],
};

describe("src", () => {
  it("imports only along the allowed lines", () => {
    const forbidden = imports.filter(({ from, to, typeOnly }) => {
      const [layer, target] = [layerOf(from), layerOf(to)];
      if (layer === target) return false;
      // The one place of the emulator that needs Node is loaded only by listen().
      if (from === "src/emulator/listen.ts" && to.startsWith("node:")) return false;
      const allowed = MAY_IMPORT[layer] ?? [];
      return !allowed.includes(target) && !(typeOnly && allowed.includes(`type ${target}`));
    });
    expect(forbidden).toEqual([]);
  });

  it("has a line in the table for every layer", () => {
    expect([...new Set(files.map(layerOf))].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it("reaches nothing of Node from the client and the models", () => {
    const reached = new Set<string>();
    const walk = (file: string) => {
      if (reached.has(file)) return;
      reached.add(file);
      for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) walk(to);
    };
    for (const entry of ["src/index.ts", "src/generated/models.ts", "src/handlers/index.ts"]) walk(entry);
    expect([...reached].filter((file) => !file.startsWith("src/"))).toEqual(["openapi-fetch"]);
  });

  it("has no import cycles", () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, typeOnly } of imports) {
      if (!typeOnly && to.startsWith("src/")) edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) {
        cycles.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
        return;
      }
      if (done.has(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
      done.add(file);
    };
    const done = new Set<string>();
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it("keeps openapi-fetch out of what its declarations show", () => {
    expect(imports.filter(({ to }) => to === "openapi-fetch").map(({ from }) => from)).toEqual(["src/request.ts"]);
    expect(imports.filter(({ to }) => to === "src/request.ts").map(({ from }) => from)).toEqual(["src/http.ts"]);
    expect(imports.filter(({ to }) => to === "src/http.ts").map(({ from }) => from)).toEqual(["src/client.ts"]);
  });
});
