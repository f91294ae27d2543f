// Which method of the official SDK makes which call, read from the sources of the installed SDK.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const source = join(dirname(createRequire(import.meta.url).resolve("@authlete/typescript-sdk/package.json")), "src");

const read = (...path: string[]): string => readFileSync(join(source, ...path), "utf8");

/** The name and version of the installed SDK. */
export function officialPackage(): string {
  const { name, version } = JSON.parse(read("..", "package.json")) as { name: string; version: string };
  return `${name} ${version}`;
}

/** A class of the SDK: the function behind each method, and the class behind each property. */
interface Resource {
  methods: Map<string, string>;
  parts: Map<string, string>;
}

function readResources(): Map<string, Resource> {
  const resources = new Map<string, Resource>();
  for (const file of readdirSync(join(source, "sdk"))) {
    const text = read("sdk", file);
    const name = /export class (\w+) extends ClientSDK/.exec(text)?.[1];
    if (name === undefined) continue;
    const methods = [...text.matchAll(/\n {2}async (\w+)\([^]*?unwrapAsync\((\w+)\(/g)];
    const parts = [...text.matchAll(/\n {2}get (\w+)\(\): (\w+) \{/g)];
    resources.set(name, {
      methods: new Map(methods.map(([, method, func]) => [method!, func!])),
      parts: new Map(parts.map(([, property, type]) => [property!, type!])),
    });
  }
  return resources;
}

/** Method and path of the call that a function of the SDK makes. */
function callOf(func: string): string {
  const text = read("funcs", `${func}.ts`);
  const path = /pathToFunc\(\s*"([^"]+)"/.exec(text)?.[1];
  const method = /method: "(\w+)"/.exec(text)?.[1];
  if (path === undefined || method === undefined)
    throw new Error(`no call found in ${func}.ts of ${officialPackage()}`);
  return `${method} ${path}`;
}

/** Paths of methods such as `ciba.fail`, by the call that they make: `POST /api/…`. */
export function officialMethods(): Map<string, string[]> {
  const resources = readResources();
  const found = new Map<string, string[]>();
  const visit = (type: string, path: string) => {
    const { methods, parts } = resources.get(type)!;
    for (const [method, func] of methods) {
      const call = callOf(func);
      found.set(call, [...(found.get(call) ?? []), `${path}${method}`]);
    }
    for (const [property, part] of parts) visit(part, `${path}${property}.`);
  };
  visit("Authlete", "");
  return found;
}

/** The members of an object type of the SDK. */
function members(file: string, type: string): string[] {
  const text = read("lib", file);
  const body = new RegExp(`export type ${type} = \\{([^]*?)\\n\\}`).exec(text)?.[1];
  if (body === undefined) throw new Error(`no type ${type} in ${file} of ${officialPackage()}`);
  return [...body.matchAll(/^ {2}(\w+)\?:/gm)].map(([, name]) => name!);
}

export const officialClientOptions = (): string[] => members("config.ts", "SDKOptions");
export const officialCallOptions = (): string[] => members("sdks.ts", "RequestOptions");
