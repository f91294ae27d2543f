// The modules of a client for a document that is not ours: the table, the methods, and what makes a client of them.
import { readFileSync } from "node:fs";
import { comment, header, oneLine } from "../documentation.js";
import { groupMethods, type Group } from "../group-methods.js";
import type { Plan } from "./plan.js";

export function emitTable(plans: Plan[], source: string): string {
  const rows = plans.map(({ id, method, path, steps, query, body, styles, accept }) => {
    const entry = {
      method,
      path,
      ...(steps.length > 0 && { steps: steps.map(({ wire }) => wire) }),
      ...(query !== undefined && { query: true }),
      ...(body !== undefined && { body: body.media }),
      ...(Object.keys(styles).length > 0 && { styles }),
      accept: accept.join(", "),
    };
    return `  ${JSON.stringify(id)}: ${JSON.stringify(entry)},\n`;
  });
  return (
    header("The operations: how each is called over HTTP.", source) +
    `import type { OperationEntry } from "./transport.js";\n\n` +
    `export const operations: Readonly<Record<string, OperationEntry>> = {\n${rows.join("")}};\n`
  );
}

/** Whether the caller has to give options, since something that is required is in them. */
function optionsOf({ body, query, headers }: Plan): { type: string; required: boolean } {
  const inOptions = [headers === undefined ? [] : [headers], body && query ? [query] : []].flat();
  const members = inOptions.map(
    ({ name, type, required }) => `${name === "header" ? "headers" : name}${required ? "" : "?"}: ${type}`,
  );
  return {
    type: members.length === 0 ? "CallOptions" : `CallOptions & { ${members.join("; ")} }`,
    required: inOptions.some(({ required }) => required),
  };
}

function emitMethod(name: string, plan: Plan): string {
  const { summary, description, deprecated, steps, body, query, result } = plan;
  const options = optionsOf(plan);
  const payload = body ?? query;
  const parameters = [
    "this: void",
    ...steps.map((step) => `${step.name}: ${step.type}`),
    ...(payload === undefined
      ? []
      : payload.required
        ? [`${payload.name}: ${payload.type}`]
        : // What is optional may stand before what is not.
          [`${payload.name}${options.required ? "" : "?"}: ${payload.type}${options.required ? " | undefined" : ""}`]),
    `options${options.required ? "" : "?"}: ${options.type}`,
  ];
  const tags = [...steps, ...(payload ? [payload] : [])].map((entry) =>
    `@param ${entry.name} ${oneLine(entry.description)}`.trim(),
  );
  tags.push("@param options Settings of this call.");
  if (deprecated) tags.push("@deprecated");
  return (
    comment([summary, description, tags.join("\n")], "  ") +
    `  ${name}(${parameters.join(", ")}): Promise<${result}>;\n`
  );
}

function emitGroup(group: Group<Plan>, name: string, path: string, out: string[]): void {
  const members = [...group.methods].map(([method, plan]) => emitMethod(method, plan));
  for (const [step, inner] of group.groups) {
    const innerPath = path === "" ? step : `${path}.${step}`;
    const innerName = `${name}_${step}`;
    emitGroup(inner, innerName, innerPath, out);
    members.push(`  /** The methods \`${innerPath}.…\`. */\n  readonly ${step}: ${innerName};\n`);
  }
  out.push(
    `${path === "" ? "/** Every operation as a method. */\n" : ""}export interface ${name} {\n${members.join("\n")}}\n`,
  );
}

export function emitMethods(plans: Plan[], source: string): string {
  const interfaces: string[] = [];
  emitGroup(groupMethods(plans), "Api", "", interfaces);
  return (
    header("The methods of the client and their documentation.", source) +
    `import type * as models from "./models.js";\nimport type { operations } from "./schema.js";\n` +
    `import type { CallOptions } from "./transport.js";\n\n${interfaces.join("\n")}`
  );
}

export function emitClient(title: string, server: string | undefined, source: string): string {
  return (
    header("The client.", source) +
    `import type { Api } from "./facade.js";
import { operations } from "./operations.js";
import { createTransport, type ClientOptions } from "./transport.js";

export type { Api } from "./facade.js";
export { ApiError, type CallOptions, type ClientOptions } from "./transport.js";

const SERVER${server === undefined ? ": string | undefined" : ""} = ${JSON.stringify(server)};

${comment([
  `Makes a client of ${oneLine(title)}. Nothing is sent until a method is called.`,
  "Methods resolve to the answer: parsed JSON, text or a Blob, as described. They reject with an {@link ApiError} for a status outside 2xx, with a `TypeError` for a wrong argument or when `fetch` fails, and with the reason of `signal` after an abort.",
])}export function createClient(options: ClientOptions = {}): Api {
  const send = createTransport(options, SERVER);
  const root: Record<string, unknown> = {};
  for (const [id, entry] of Object.entries(operations)) {
    const steps = id.split(".");
    const name = steps.pop()!;
    let group = root;
    for (const step of steps) group = (group[step] ??= {}) as Record<string, unknown>;
    group[name] = (...args: unknown[]) => send(id, entry, args);
  }
  return root as unknown as Api;
}
`
  );
}

export function emitTransport(source: string): string {
  return (
    header("What sends the calls. It needs nothing but fetch.", source) +
    readFileSync(new URL("transport.ts", import.meta.url), "utf8")
  );
}
