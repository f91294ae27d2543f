// The samples of the reference: those of emulated operations run, and the curl samples make the same call.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AuthleteApiError } from "authlete";
import { emulatedOperations } from "authlete/emulator";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { curlSample } from "../../scripts/docs/curl-sample.js";
import { answerExamples, operationExample } from "../../scripts/docs/operation-example.js";
import { typescriptSample } from "../../scripts/docs/typescript-sample.js";
import { emulatorCodes } from "../../src/emulator/api/emulator-codes.js";
import { listOperations } from "../../scripts/description.js";
import { sharedDescription } from "../bundled-description.js";
import { prepared, setStage } from "./stage-of-the-examples.js";

const description = await sharedDescription();
const operations = listOperations(description);
const samples = new Map(operations.map((operation) => [operation.id, typescriptSample(description, operation)]));

describe("the TypeScript samples", () => {
  it("are one for each operation and call its method", () => {
    expect(samples.size).toBe(88);
    for (const [id, sample] of samples) expect(sample).toContain(`await authlete.${id}(`);
  });

  it("show what follows from the action", () => {
    expect(samples.get("ciba.processAuthentication")).toContain(
      [
        'if (result.action === "USER_IDENTIFICATION") {',
        "  // Call `ciba.issue` or `ciba.fail`.",
        "} else {",
        "  const response = respond(result); // to the client",
        "}",
      ].join("\n"),
    );
    expect(samples.get("ciba.fail")).toContain("const response = respond(result); // to the client");
  });
});

describe("the sample of an emulated operation runs:", () => {
  const folder = join("test", "docs", `.samples-${process.pid}`);
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    for (const [id, sample] of samples) writeFileSync(join(folder, `${id}.ts`), sample);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(emulatedOperations.map((id) => [id]))("%s", async (id) => {
    const emulator = await setStage(id);
    vi.stubGlobal("fetch", emulator.fetch);
    vi.stubEnv("AUTHLETE_BASE_URL", emulator.url);
    vi.stubEnv("AUTHLETE_SERVICE_ID", emulator.serviceId);
    vi.stubEnv("AUTHLETE_TOKEN", emulator.token);
    vi.spyOn(console, "log").mockImplementation(() => {});
    const before = emulator.requests.length;
    const outcome = await import(join(process.cwd(), folder, `${id}.ts`)).then(
      () => "done",
      (error: unknown) => error,
    );
    const [call, ...more] = emulator.requests.slice(before);
    expect(more).toEqual([]);
    expect(call!.operation).toBe(id);
    if (prepared.includes(id)) {
      expect(outcome).toBe("done");
      const operation = operations.find((entry) => entry.id === id)!;
      const example = answerExamples(description, operation)[0]?.value as
        { action?: string; resultCode?: string } | undefined;
      expect(call!.status).toBeLessThan(300);
      expect(call!.resultCode ?? undefined).toBe(example?.resultCode);
      expect(call!.action ?? undefined).toBe(example?.action);
    } else {
      expect(
        outcome === "done" || outcome instanceof AuthleteApiError || outcome instanceof TypeError,
        String(outcome),
      ).toBe(true);
      expect(call!.status).toBeLessThan(500);
    }
  });

  it("and the prepared ones are emulated", () => {
    expect(prepared.filter((id) => !emulatedOperations.includes(id))).toEqual([]);
  });
});

describe("the answers of the examples", () => {
  it("have codes of the operations, and where none is known those of the emulator", () => {
    const codes = JSON.stringify(description).match(/(?<=")[A-Z]\d{6}(?=")/g)!;
    expect(codes.length).toBeGreaterThan(200);
    expect(codes).not.toContain("A000000");
    const known: string[] = Object.values(emulatorCodes);
    expect(codes.filter((code) => !code.startsWith("A") && !known.includes(code))).toEqual([]);
  });
});

describe("the curl samples", () => {
  it("make the same call as the description's example", () => {
    const stub = `curl() { printf '%s\\0' "$@"; printf '\\1'; }\n`;
    const script = stub + operations.map((operation) => curlSample(description, operation)).join("\n");
    const env = { AUTHLETE_BASE_URL: "https://us.authlete.com", AUTHLETE_SERVICE_ID: "1", AUTHLETE_TOKEN: "t" };
    const calls = execFileSync("sh", ["-euc", script], { encoding: "utf8", env }).split("\u0001").slice(0, -1);
    expect(calls.length).toBe(operations.length);
    for (const [index, operation] of operations.entries()) {
      const args = calls[index]!.split("\0").slice(0, -1);
      const { body, query, path } = operationExample(description, operation);
      expect(args.slice(0, 2)).toEqual(["--request", operation.method]);
      const url = new URL(args[2]!);
      expect(url.origin).toBe("https://us.authlete.com");
      expect(url.pathname).not.toMatch(/[{}$]/);
      for (const value of path) expect(decodeURIComponent(url.pathname)).toContain(`/${String(value)}`);
      expect(Object.fromEntries(url.searchParams)).toEqual(
        Object.fromEntries(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)])),
      );
      expect(args).toContain("Authorization: Bearer t");
      const data = args.indexOf("--data");
      expect(data < 0 ? undefined : JSON.parse(args[data + 1]!)).toEqual(body);
    }
  });
});
