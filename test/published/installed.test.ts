// Packs the package as npm would publish it, installs it in empty projects and uses it there: its size, whether its types check with every
// supported compiler, and whether the project's first example works as written. Run `npm run build` first.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { entryPoints } from "../../scripts/entry-points.js";
import { compile, COMPILERS, countInstantiations, ENVIRONMENTS, npm, run, weigh, writeProject } from "./consumer.js";
import { hover } from "./hover.js";

/** What an installation may weigh, with all that it depends on. A quarter is the bundled description, and an eighth the emulator, which grows with the families that it knows. */
const [MAX_BYTES, MAX_FILES] = [3_200_000, 200];
/** The maximum number of type instantiations for a consumer with one call, with skipLibCheck and without. */
const MAX_INSTANTIATIONS = [
  [true, 1_000],
  [false, 6_000],
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
const CIBA_BY_PATHS = `import { createEmulator } from "authlete/emulator";
import { createClient } from "authlete/openapi-fetch";

const { url: baseUrl, serviceId, token, fetch, clients } = createEmulator();
const api = createClient({ baseUrl, serviceId, token, fetch });
const { clientId, clientSecret } = clients[0]!;
const parameters = "scope=openid&login_hint=anna%40example.com";
const params = { path: { serviceId } };
const request = await api.POST("/api/{serviceId}/backchannel/authentication", {
  params,
  body: { parameters, clientId, clientSecret },
});
if (request.data?.action !== "USER_IDENTIFICATION") throw new Error();
const { ticket } = request.data;
const issued = await api.POST("/api/{serviceId}/backchannel/authentication/issue", { params, body: { ticket } });
const completed = await api.POST("/api/{serviceId}/backchannel/authentication/complete", {
  params,
  body: { ticket, result: "AUTHORIZED", subject: "anna" },
});
const tokens = await api.POST("/api/{serviceId}/auth/token", {
  params,
  body: {
    parameters: \`grant_type=urn:openid:params:grant-type:ciba&auth_req_id=\${issued.data!.authReqId}\`,
    clientId,
    clientSecret,
  },
});
const unknown = await api.POST("/api/{serviceId}/auth/token", { params: { path: { serviceId: "1" } }, body: { parameters } });
console.log(request.data?.action, issued.data?.action, completed.data?.action, tokens.data?.action, unknown.error?.resultCode);
`;
const ONE_CALL = `import { createAuthlete } from "authlete";
await createAuthlete().ciba.fail({ ticket: "t", reason: "ACCESS_DENIED" });
`;
const NARROWED = `import { createAuthlete } from "authlete";
import type { TokenCreateRequest } from "authlete/models";
const result = await createAuthlete().token.process({ parameters: "" });
if (result.action === "OK") {
  const narrow = result;
  console.log(narrow.accessToken);
}
declare const made: TokenCreateRequest;
`;
const MUST_NOT_COMPILE = [
  ["a wrong reason", SNIPPET.replace("ACCESS_DENIED", "ACCESS_DENYED")],
  ["a misspelt property", SNIPPET.replace("reason:", "resaon:")],
  ["a missing ticket", SNIPPET.replace('  ticket: "<value>",\n', "")],
] as const;
/** Imports every entry point as a namespace, `authlete/models` as `models`, except the one whose types need another package. */
const everyEntryPoint = (environment: string) =>
  entryPoints()
    .filter(({ name }) => name !== "openapi-fetch" && (environment === "node" || name !== "node"))
    .map(({ name, specifier }) => `import * as ${name} from "${specifier}";\nvoid ${name};\n`)
    .join("");

const folder = mkdtempSync(join(tmpdir(), "authlete-package-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, "project");
mkdirSync(project);
writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
const packed = await npm(["pack", "--json", "--pack-destination", folder, "--ignore-scripts"], ".");
const { filename } = Object.values(JSON.parse(packed.stdout) as Record<string, { filename: string }>)[0]!;
const archive = join(folder, filename);
const install = (what: string) => npm(["install", "--no-audit", "--no-fund", what], project);
await install(archive);
const weight = weigh(join(project, "node_modules"));
// With the version, since npm would install the newest.
const { version } = createRequire(import.meta.url)("@types/node/package.json") as { version: string };
await install(`@types/node@${version}`);

/** The output of a program. */
const output = async (...args: string[]) => (await run(process.execPath, args, { cwd: project })).stdout;

it("is small, including dependencies", () => {
  const { bytes, files } = weight;
  console.log(`installed: ${(bytes / 1000).toFixed(0)} kB in ${files} files`);
  expect(bytes).toBeLessThan(MAX_BYTES);
  expect(files).toBeLessThan(MAX_FILES);
});

it.each(MAX_INSTANTIATIONS)("costs few type instantiations for one call, skipLibCheck %s", async (skips, limit) => {
  const found = await countInstantiations(join(project, "one-call"), ONE_CALL, skips);
  console.log(`${found} type instantiations`);
  expect(found).toBeLessThan(limit);
});

it("shows names and documentation in an editor", () => {
  const { signature, documentation } = hover(project, ONE_CALL, "ciba.fail");
  expect(signature).toContain("body: BackchannelAuthenticationFailRequest, options?: CallOptions");
  expect(signature).toMatch(/Promise<BackchannelAuthenticationFailResponse>$/);
  expect(documentation).toMatch(/^Refuse a backchannel authentication request\./);
  expect(hover(project, SNIPPET, "let value").signature).toBe("let value: BackchannelAuthenticationFailRequest");
  expect(hover(project, SNIPPET, "reason").documentation).toMatch(/- `ACCESS_DENIED`: Your server refuses/);
  expect(hover(project, ONE_CALL, "createAuthlete().ciba").documentation).toContain(
    "a client asks for a user's consent",
  );
  expect(hover(project, NARROWED, "const result").signature).toBe("const result: TokenResponse");
  expect(hover(project, NARROWED, "const narrow").signature).toBe("const narrow: TokenResponseOk");
  expect(hover(project, NARROWED, "narrow.accessToken").documentation).toBe("The access token that was issued.");
  expect(hover(project, NARROWED, "declare const made").signature).toBe("const made: TokenCreateRequest");
});

it.each(entryPoints())("gives CommonJS what import gives, without a warning: $specifier", async ({ specifier }) => {
  const script = `const required = require("${specifier}");
    import("${specifier}").then((imported) => {
      const names = Object.keys(required).filter((name) => name !== "__esModule");
      if (names.length === 0 || names.some((name) => required[name] !== imported[name])) throw new Error("not the same");
    });`;
  const { stderr } = await run(process.execPath, ["--input-type=commonjs", "--eval", script], { cwd: project });
  expect(stderr).toBe("");
});

it("has a command that answers", async () => {
  const { stdout } = await run("npx", ["--no-install", "authlete", "--help"], { cwd: project });
  expect(stdout).toContain("Usage: authlete COMMAND");
});

it.each([
  ["publint", "--strict", archive],
  ["attw", archive, "--profile", "esm-only"],
])("leaves %s nothing to complain about", async (...command) => {
  await expect(run("npx", ["--no-install", ...command])).resolves.toBeDefined();
});

const paths = Object.fromEntries(
  (Object.keys(ENVIRONMENTS) as (keyof typeof ENVIRONMENTS)[]).map((name) => {
    const main = name === "web" ? CONSUMER.replace(/^console.*$/m, "void response;") : CONSUMER;
    const files = { "main.ts": main, "every.ts": everyEntryPoint(name) };
    return [name, writeProject(join(project, name), ENVIRONMENTS[name], files)];
  }),
);
// Without `types`, for which TypeScript 7 includes none by default.
const nodeUnnamed = writeProject(
  join(project, "node-unnamed"),
  { lib: ["es2023", "dom"] },
  { "main.ts": everyEntryPoint("node") },
);
const byPaths = writeProject(
  join(project, "by-paths"),
  { ...ENVIRONMENTS.node, skipLibCheck: true },
  { "main.ts": CIBA_BY_PATHS },
);

describe.each(COMPILERS)("TypeScript %s", (_, compiler) => {
  it.each(Object.entries(paths))("checks every entry point, skipLibCheck off, types of %s", async (__, path) => {
    expect(await compile(compiler, path)).toBe("");
  });

  it("finds Node's types, where the project names none", async () => {
    expect(await compile(compiler, nodeUnnamed)).toBe("");
  });

  it("checks the client of paths, skipLibCheck on", async () => {
    expect(await compile(compiler, byPaths)).toBe("");
  });

  it.each(MUST_NOT_COMPILE)("refuses %s, and names the model", async (what, text) => {
    const path = writeProject(join(project, what.replaceAll(" ", "-")), ENVIRONMENTS.node, { "main.ts": text });
    const message = await compile(compiler, path);
    expect(message).toContain("main.ts(");
    if (what !== "a wrong reason") expect(message).toContain("type 'BackchannelAuthenticationFailRequest'");
  });
});

it("runs the page's snippet and a first call", async () => {
  expect(await output(join(paths["node"]!, "out/main.js"))).toBe('403 {"error":"access_denied"} 9\n');
});

it("runs a CIBA flow by the client of paths", async () => {
  expect(await output(join(byPaths, "out/main.js"))).toBe("USER_IDENTIFICATION OK NO_ACTION OK E000006\n");
});
