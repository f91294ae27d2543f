// Packs the package as npm would publish it, installs it in empty projects and uses it there: what is in it, whether its types
// check with every supported compiler, and whether the page that the project began with works as written.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "authlete-package-"));
const npm = (args: string[], cwd: string) =>
  run("npm", args, { cwd, env: { ...process.env, npm_config_loglevel: "error" } });

/** What may be in the package, and what has to be. */
const ALLOWED = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/[\w/-]+\.(js|d\.ts)(\.map)?$/,
  /^src\/[\w/-]+\.ts$/,
];
const REQUIRED = [
  "LICENSE",
  "README.md",
  "CHANGELOG.md",
  "dist/index.js",
  "dist/index.d.ts",
  "dist/generated/models.js",
  "dist/emulator/index.js",
  "dist/cli.js",
  "src/index.ts",
];

const COMPILERS = [
  ["5.9", "typescript"],
  ["6.0", "typescript-6"],
  ["7.0", "typescript-7"],
] as const;

const SNIPPET = `import { BackchannelAuthenticationFailRequest } from "authlete/models";

let value: BackchannelAuthenticationFailRequest = {
  ticket: "<value>",
  reason: "ACCESS_DENIED",
};
`;
const CONSUMER = `${SNIPPET}
import { createAuthlete, respond } from "authlete";
import { BackchannelAuthenticationFailRequestReasonValues } from "authlete/models";
import { createEmulator } from "authlete/emulator";

const emulator = createEmulator();
const authlete = createAuthlete({
  baseUrl: emulator.url,
  serviceId: emulator.serviceId,
  token: emulator.token,
  fetch: emulator.fetch,
});
const response = respond(await authlete.ciba.fail(value));
console.log(response.status, await response.text(), BackchannelAuthenticationFailRequestReasonValues.length);
`;
const MUST_NOT_COMPILE = [
  ["a wrong reason", SNIPPET.replace("ACCESS_DENIED", "ACCESS_DENYED")],
  ["a misspelt property", SNIPPET.replace("reason:", "resaon:")],
  ["a missing ticket", SNIPPET.replace('  ticket: "<value>",\n', "")],
] as const;

let failures = 0;
async function check(what: string, verify: () => Promise<string | undefined>): Promise<void> {
  let problem: string | undefined;
  try {
    problem = await verify();
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    problem = [stdout, stderr].filter(Boolean).join("\n").trim() || message;
  }
  console.log(`${problem === undefined ? "ok    " : "FAILED"} ${what}`);
  if (problem !== undefined) {
    failures++;
    console.log(problem.replace(/^/gm, "       "));
  }
}

/** A project with the package installed, and a folder for each set of compiler options. */
function writeProject(name: string, options: object, files: Record<string, string>): string {
  const path = join(folder, "project", name);
  mkdirSync(path, { recursive: true });
  const compilerOptions = {
    target: "es2022",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    outDir: "out",
    ...options,
  };
  writeFileSync(join(path, "tsconfig.json"), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return path;
}

/** Compiles with one of the compilers; resolves to what it says. */
async function compile(compiler: string, project: string): Promise<string> {
  const bin = join(dirname(require.resolve(`${compiler}/package.json`)), "bin/tsc");
  return run(process.execPath, [bin, "-p", project]).then(
    () => "",
    (error: { stdout: string }) => error.stdout,
  );
}

try {
  const { stdout } = await npm(["pack", "--json", "--pack-destination", folder, "--ignore-scripts"], ".");
  const packed = JSON.parse(stdout) as Record<string, PackedPackage> | PackedPackage[];
  const { filename, files, size, unpackedSize } = Object.values(packed)[0]!;
  const names = files.map(({ path }) => path);

  await check(`only what the allow-list names is packed (${names.length} files)`, () => {
    const odd = names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)));
    const missing = REQUIRED.filter((name) => !names.includes(name));
    const problems = [
      ...odd.map((name) => `should not be there: ${name}`),
      ...missing.map((name) => `is missing: ${name}`),
    ];
    return Promise.resolve(problems.join("\n") || undefined);
  });
  await check("source maps lead to sources that are packed", () => {
    const lost = names
      .filter((name) => name.endsWith(".map"))
      .flatMap((name) => {
        const { sources } = JSON.parse(readFileSync(name, "utf8")) as { sources: string[] };
        return sources.map((source) => join(dirname(name), source)).filter((source) => !names.includes(source));
      });
    return Promise.resolve(lost.length === 0 ? undefined : lost.join("\n"));
  });

  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  const { version } = require("@types/node/package.json") as { version: string };
  await npm(["install", "--no-audit", "--no-fund", join(folder, filename), `@types/node@${version}`], project);

  const environments = {
    node: { types: ["node"], lib: ["es2023"] },
    web: { types: [], lib: ["es2023", "dom", "dom.iterable"] },
  };
  for (const [name, options] of Object.entries(environments)) {
    const main = name === "web" ? CONSUMER.replace(/^console.*$/m, "void response;") : CONSUMER;
    const path = writeProject(name, options, { "main.ts": main });
    for (const [label, compiler] of COMPILERS) {
      await check(
        `type-checks with TypeScript ${label}, skipLibCheck off, types of ${name}`,
        async () => (await compile(compiler, path)) || undefined,
      );
    }
  }
  await check("the page's snippet and a first call run", async () => {
    const { stdout } = await run(process.execPath, [join(project, "node/out/main.js")]);
    return stdout === '403 {"error":"access_denied"} 9\n' ? undefined : stdout;
  });
  for (const [what, text] of MUST_NOT_COMPILE) {
    const path = writeProject(what.replaceAll(" ", "-"), environments.node, { "main.ts": text });
    for (const [label, compiler] of COMPILERS) {
      await check(`${what} does not compile with TypeScript ${label}`, async () => {
        return (await compile(compiler, path)).includes("main.ts(") ? undefined : "it compiled";
      });
    }
  }
  await check("the command answers", async () => {
    const { stdout } = await run("npx", ["--no-install", "authlete", "--help"], { cwd: project });
    return stdout.includes("Usage: authlete emulator") ? undefined : stdout;
  });
  await check("publint finds nothing", async () => {
    await run("npx", ["--no-install", "publint", "--strict", join(folder, filename)]);
    return undefined;
  });
  await check("are-the-types-wrong finds nothing", async () => {
    await run("npx", ["--no-install", "attw", join(folder, filename), "--profile", "esm-only"]);
    return undefined;
  });
  console.log(`packed ${(size / 1000).toFixed(0)} kB, unpacked ${(unpackedSize / 1000).toFixed(0)} kB`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (failures > 0) process.exitCode = 1;

interface PackedPackage {
  filename: string;
  files: { path: string }[];
  size: number;
  unpackedSize: number;
}
