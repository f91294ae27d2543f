// Packs the package as npm would publish it, installs it in empty projects and uses it there: what is in it, what it weighs,
// whether its types check with every supported compiler, and whether the page that the project began with works as written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryPoints } from "./entry-points.js";
import {
  compile,
  COMPILERS,
  countInstantiations,
  ENVIRONMENTS,
  npm,
  run,
  weigh,
  writeProject,
} from "./check-package/consumer.js";
import { checkContents } from "./check-package/contents.js";
import { hover } from "./check-package/hover.js";
import { anyFailed, check, listed } from "./check-package/report.js";

const require = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "authlete-package-"));

/** What an installation may weigh, with all that it depends on. */
const [MAX_BYTES, MAX_FILES] = [1_600_000, 120];
/** Type instantiations that a consumer with one call may cost, with skipLibCheck and without. */
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
  body: { parameters, clientId: String(clientId), clientSecret },
});
const ticket = request.data!.ticket!;
const issued = await api.POST("/api/{serviceId}/backchannel/authentication/issue", { params, body: { ticket } });
const completed = await api.POST("/api/{serviceId}/backchannel/authentication/complete", {
  params,
  body: { ticket, result: "AUTHORIZED", subject: "anna" },
});
const tokens = await api.POST("/api/{serviceId}/auth/token", {
  params,
  body: {
    parameters: \`grant_type=urn:openid:params:grant-type:ciba&auth_req_id=\${issued.data!.authReqId}\`,
    clientId: String(clientId),
    clientSecret,
  },
});
const unknown = await api.POST("/api/{serviceId}/auth/token", { params: { path: { serviceId: "1" } }, body: { parameters } });
console.log(request.data?.action, issued.data?.action, completed.data?.action, tokens.data?.action, unknown.error?.resultCode);
`;
const ONE_CALL = `import { createAuthlete } from "authlete";
await createAuthlete().ciba.fail({ ticket: "t", reason: "ACCESS_DENIED" });
`;
const MUST_NOT_COMPILE = [
  ["a wrong reason", SNIPPET.replace("ACCESS_DENIED", "ACCESS_DENYED")],
  ["a misspelt property", SNIPPET.replace("reason:", "resaon:")],
  ["a missing ticket", SNIPPET.replace('  ticket: "<value>",\n', "")],
] as const;
/** Every entry point as a namespace, `authlete/models` as `models`, but for the one whose declarations refer to another package. */
const everyEntryPoint = (environment: string) =>
  entryPoints()
    .filter(({ name }) => name !== "openapi-fetch" && (environment === "node" || name !== "node"))
    .map(({ name, specifier }) => `import * as ${name} from "${specifier}";\nvoid ${name};\n`)
    .join("");

try {
  const { stdout } = await npm(["pack", "--json", "--pack-destination", folder, "--ignore-scripts"], ".");
  const packed = JSON.parse(stdout) as Record<string, PackedPackage> | PackedPackage[];
  const { filename, files } = Object.values(packed)[0]!;
  await checkContents(files.map(({ path }) => path));

  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
  await npm(["install", "--no-audit", "--no-fund", join(folder, filename)], project);
  const { bytes, files: count } = weigh(join(project, "node_modules"));
  await check(`installed: ${(bytes / 1000).toFixed(0)} kB in ${count} files, dependencies included`, () =>
    bytes < MAX_BYTES && count < MAX_FILES ? undefined : `at most ${MAX_BYTES / 1000} kB and ${MAX_FILES} files`,
  );
  for (const [skipLibCheck, limit] of MAX_INSTANTIATIONS) {
    const found = await countInstantiations(join(project, "one-call"), ONE_CALL, skipLibCheck);
    await check(`${found} type instantiations for one call, skipLibCheck ${skipLibCheck ? "on" : "off"}`, () =>
      found < limit ? undefined : `at most ${limit}`,
    );
  }
  await check("an editor shows names and documentation", () => {
    const { signature, documentation } = hover(project, ONE_CALL, "ciba.fail");
    const { signature: type } = hover(project, SNIPPET, "let value");
    return listed([
      ...(signature.includes("body: BackchannelAuthenticationFailRequest, options?: CallOptions") ? [] : [signature]),
      ...(signature.endsWith("Promise<BackchannelAuthenticationFailResponse>") ? [] : [signature]),
      ...(documentation.startsWith("Refuse a backchannel authentication request.") ? [] : [documentation]),
      ...(type === "let value: BackchannelAuthenticationFailRequest" ? [] : [type]),
    ]);
  });
  for (const { specifier } of entryPoints()) {
    await check(`require("${specifier}") gives CommonJS what import gives, without a warning`, async () => {
      const script = `const required = require("${specifier}");
        import("${specifier}").then((imported) => {
          const names = Object.keys(required).filter((name) => name !== "__esModule");
          if (names.length === 0 || names.some((name) => required[name] !== imported[name])) throw new Error("not the same");
        });`;
      const { stderr } = await run(process.execPath, ["--input-type=commonjs", "--eval", script], { cwd: project });
      return stderr || undefined;
    });
  }

  const { version } = require("@types/node/package.json") as { version: string };
  await npm(["install", "--no-audit", "--no-fund", `@types/node@${version}`], project);
  for (const [name, options] of Object.entries(ENVIRONMENTS)) {
    const main = name === "web" ? CONSUMER.replace(/^console.*$/m, "void response;") : CONSUMER;
    const path = writeProject(join(project, name), options, { "main.ts": main, "every.ts": everyEntryPoint(name) });
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
  const byPaths = writeProject(
    join(project, "by-paths"),
    { ...ENVIRONMENTS.node, skipLibCheck: true },
    { "main.ts": CIBA_BY_PATHS },
  );
  for (const [label, compiler] of COMPILERS) {
    await check(
      `the client of paths type-checks with TypeScript ${label}, skipLibCheck on`,
      async () => (await compile(compiler, byPaths)) || undefined,
    );
  }
  await check("the client of paths runs a CIBA flow", async () => {
    const { stdout } = await run(process.execPath, [join(byPaths, "out/main.js")]);
    return stdout === "USER_IDENTIFICATION OK NO_ACTION OK E000006\n" ? undefined : stdout;
  });
  for (const [what, text] of MUST_NOT_COMPILE) {
    const path = writeProject(join(project, what.replaceAll(" ", "-")), ENVIRONMENTS.node, { "main.ts": text });
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
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (anyFailed()) process.exitCode = 1;

interface PackedPackage {
  filename: string;
  files: { path: string }[];
}
