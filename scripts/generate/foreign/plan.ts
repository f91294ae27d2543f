// What the emitters need to know of an operation of a document that was adjusted.
import {
  isNode,
  operationsOf,
  resolve,
  type Adjustment,
  type ForeignBody,
  type ForeignDocument,
  type ForeignOperation,
  type ForeignParameter,
} from "./document.js";
import { camelCase, isReserved } from "./names.js";

/** A parameter or a body as the method takes it. */
export interface Argument {
  name: string;
  type: string;
  required: boolean;
  description: string;
}

export interface Plan {
  id: string;
  method: string;
  path: string;
  summary: string | undefined;
  description: string | undefined;
  deprecated: boolean;
  /** Path parameters: as they are called in the path, and as an argument. */
  steps: (Argument & { wire: string })[];
  body: (Argument & { media: string }) | undefined;
  query: Argument | undefined;
  headers: Argument | undefined;
  result: string;
  accept: string[];
  styles: Record<string, string>;
}

const isJson = (media: string): boolean => /^[^;]*[/+]json\b/i.test(media);

/** The media type to send, of those that a body may have. */
const PREFERENCE = [isJson, /^application\/x-www-form-urlencoded/, /^multipart\//, /^text\//, /^\*\/\*/];
const chooseMedia = (known: string[]): string =>
  PREFERENCE.map((wanted) =>
    known.find((media) => (wanted instanceof RegExp ? wanted.test(media) : wanted(media))),
  ).find((media) => media !== undefined) ?? known[0]!;

/** The type of a body: the model, if its schema has a name, and otherwise what the module of types calls it. */
function typeOf(content: ForeignBody["content"], media: string, path: string): string {
  const reference = content?.[media]?.schema?.$ref;
  const model = typeof reference === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(reference)?.[1] : undefined;
  return model === undefined ? `${path}["content"][${JSON.stringify(media)}]` : `models.${decodeURIComponent(model)}`;
}

function planBody(document: ForeignDocument, operation: ForeignOperation, at: string): Plan["body"] {
  const body = resolve(document, operation.requestBody) as ForeignBody | undefined;
  if (body?.content === undefined) return undefined;
  const key = chooseMedia(Object.keys(body.content));
  const type = /^(multipart\/)/.test(key)
    ? "FormData"
    : isJson(key) || key.startsWith("application/x-www-form-urlencoded") || key === "*/*"
      ? typeOf(body.content, key, `NonNullable<${at}["requestBody"]>`)
      : key.startsWith("text/")
        ? "string"
        : "Blob | ArrayBuffer | string";
  const description = typeof body.description === "string" ? body.description : "The request body.";
  return {
    name: "body",
    type,
    required: body.required === true,
    description,
    media: key === "*/*" ? "application/json" : key,
  };
}

/** The type of a successful answer and the media types that it may have. */
function planResult(
  document: ForeignDocument,
  operation: ForeignOperation,
  at: string,
): [type: string, accept: string[]] {
  const statuses = Object.keys(operation.responses ?? {});
  const successes = statuses.filter((status) => status.startsWith("2"));
  const relevant = successes.length > 0 ? successes : statuses.filter((status) => status === "default");
  if (relevant.length === 0) return ["unknown", ["*/*"]];
  const types = new Set<string>();
  const accept = new Set<string>();
  for (const status of relevant) {
    const response = resolve(document, operation.responses![status]) as ForeignBody | undefined;
    const medias = Object.keys(response?.content ?? {});
    if (medias.length === 0) types.add("undefined");
    for (const media of medias) {
      accept.add(media);
      const key = /^\d+$/.test(status) ? status : JSON.stringify(status);
      if (isJson(media) || media === "*/*") types.add(typeOf(response!.content, media, `${at}["responses"][${key}]`));
      else types.add(media.startsWith("text/") ? "string" : "Blob");
    }
  }
  return [[...types].join(" | "), accept.size === 0 ? ["*/*"] : [...accept]];
}

const USUAL = { path: "simple", query: "form*", header: "simple" } as const;

/** How a parameter is written, unless in the usual way. */
function styleOf({ in: place, style, explode }: ForeignParameter): string | undefined {
  if (place === "cookie" || place === "header") return undefined;
  const name = style ?? (place === "query" ? "form" : "simple");
  const written = name + ((explode ?? name === "form") ? "*" : "");
  return written === USUAL[place] ? undefined : written;
}

function nameSteps(parameters: ForeignParameter[], at: string): Plan["steps"] {
  const taken = new Set(["body", "query", "options"]);
  return parameters.map(({ name: wire, description }) => {
    let name = camelCase(wire) || "parameter";
    if (isReserved(name)) name += "_";
    while (taken.has(name)) name += "_";
    taken.add(name);
    const type = `${at}["parameters"]["path"][${JSON.stringify(wire)}]`;
    return { wire, name, type, required: true, description: description ?? "" };
  });
}

/** The plans of all operations, in the order of the document. */
export function planOperations(document: ForeignDocument, adjustments: Adjustment[]): Plan[] {
  return [...operationsOf(document)].map(({ path, method, operation, where }) => {
    const id = operation.operationId!;
    const at = `operations[${JSON.stringify(id)}]`;
    const parameters = operation.parameters as ForeignParameter[];
    const template = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
    const byName = new Map(parameters.filter((p) => p.in === "path").map((p) => [p.name, p]));
    const group = (place: "query" | "header"): Argument | undefined => {
      const members = parameters.filter((p) => p.in === place);
      if (members.length === 0) return undefined;
      const rows = members.map((p) => `\`${p.name}\`: ${p.description ?? ""}`);
      const type = `NonNullable<${at}["parameters"]["${place}"]>`;
      return { name: place, type, required: members.some((p) => p.required === true), description: rows.join(" ") };
    };
    const body = planBody(document, operation, at);
    const known = Object.keys((resolve(document, operation.requestBody) as ForeignBody | undefined)?.content ?? {});
    if (known.length > 1) {
      adjustments.push({
        where,
        what: `the body is sent as ${body!.media}`,
        why: `it may be any of ${known.join(", ")}`,
      });
    }
    const [result, accept] = planResult(document, operation, at);
    const styles = parameters.flatMap((p) => {
      const style = styleOf(p);
      return style === undefined ? [] : [[`${p.in} ${p.name}`, style] as const];
    });
    return {
      id,
      method: method.toUpperCase(),
      path,
      summary: typeof operation.summary === "string" ? operation.summary : undefined,
      description: typeof operation.description === "string" ? operation.description : undefined,
      deprecated: operation.deprecated === true,
      steps: nameSteps(
        [...new Set(template)].map((name) => byName.get(name)!),
        at,
      ),
      body,
      query: group("query"),
      headers: group("header"),
      result,
      accept,
      styles: Object.fromEntries(styles),
    };
  });
}

/** The first server, if it can be called as it is. */
export function serverOf({ servers }: ForeignDocument): string | undefined {
  const [server] = Array.isArray(servers) ? servers : [];
  if (!isNode(server) || typeof server.url !== "string") return undefined;
  const url = server.url.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => server.variables?.[name]?.default ?? "");
  return /^https?:\/\/[^/]/.test(url) ? url : undefined;
}
