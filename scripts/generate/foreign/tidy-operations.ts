// Brings operations into a shape that HTTP and fetch allow, and gives inline bodies names.
import {
  isNode,
  METHODS,
  operationsOf,
  resolve,
  type Adjustment,
  type ForeignBody,
  type ForeignDocument,
  type ForeignParameter,
  type Node,
} from "./document.js";
import { DescriptionError } from "../redocly.js";
import { pascalCase } from "./names.js";

/** References into paths, which are about to be rewritten, are replaced by what they lead to. */
export function inlinePathReferences(document: ForeignDocument): void {
  const visit = (node: unknown, inside: string[]): unknown => {
    if (Array.isArray(node)) return node.map((entry) => visit(entry, inside));
    if (!isNode(node)) return node;
    const { $ref } = node;
    if (typeof $ref === "string" && $ref.startsWith("#/paths/")) {
      if (inside.includes($ref)) {
        throw new DescriptionError(`${$ref} refers to itself from within. Make it a schema under components.`);
      }
      return visit(structuredClone(resolve(document, node)), [...inside, $ref]);
    }
    for (const [key, value] of Object.entries(node)) node[key] = visit(value, inside);
    return node;
  };
  visit(document, []);
}

/** Headers that a parameter cannot set. */
const OWN_HEADERS = new Set(["accept", "content-type", "authorization"]);

/** Writes referenced path items and parameters of path items where they are used, and leaves out what fetch cannot send. */
export function tidyPaths(document: ForeignDocument, adjustments: Adjustment[]): void {
  for (const [path, node] of Object.entries(document.paths)) {
    if (path.startsWith("x-") || !isNode(node)) {
      delete document.paths[path];
      continue;
    }
    const item = { ...resolve(document, node), ...node };
    delete item.$ref;
    document.paths[path] = item;
    if (isNode(item.trace)) {
      adjustments.push({ where: `TRACE ${path}`, what: "left out", why: "fetch refuses to send TRACE" });
      delete item.trace;
    }
    for (const method of METHODS) {
      if (!isNode(item[method])) continue;
      const { callbacks: _, ...operation } = item[method];
      item[method] = operation;
    }
  }
  delete document.components.pathItems;
  delete document.components.callbacks;
  for (const name of Object.keys(isNode(document.webhooks) ? document.webhooks : {})) {
    adjustments.push({ where: `webhook ${name}`, what: "left out", why: "a client is not called" });
  }
  delete document.webhooks;
}

/** A parameter that is written as JSON has its schema in another place. The one style that OpenAPI has no name for is called json. */
function withSchema({ content, ...parameter }: ForeignParameter): ForeignParameter {
  if (!isNode(content)) return parameter;
  const [media] = Object.values(content);
  return {
    ...parameter,
    style: "json",
    explode: false,
    schema: (isNode(media) && media.schema) || {},
  };
}

export function tidyParameters(document: ForeignDocument, adjustments: Adjustment[]): void {
  for (const { path, operation, item, where } of operationsOf(document)) {
    const given = [item.parameters, operation.parameters].flatMap((list) =>
      Array.isArray(list) ? (list as unknown[]) : [],
    );
    const parameters = new Map<string, ForeignParameter>();
    for (const entry of given) {
      const parameter = resolve(document, entry) as ForeignParameter | undefined;
      if (parameter !== undefined) parameters.set(`${parameter.in} ${parameter.name}`, withSchema(parameter));
    }
    const template = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!);
    for (const parameter of parameters.values()) {
      if (parameter.in === "path" && !template.includes(parameter.name)) {
        parameters.delete(`path ${parameter.name}`);
        adjustments.push({ where, what: `no parameter ${parameter.name}`, why: "it is not in the path" });
      } else if (parameter.in === "path" && parameter.required !== true) {
        parameters.set(`path ${parameter.name}`, { ...parameter, required: true });
      } else if (parameter.in === "header" && OWN_HEADERS.has(parameter.name.toLowerCase())) {
        parameters.delete(`header ${parameter.name}`);
        adjustments.push({ where, what: `no parameter ${parameter.name}`, why: "OpenAPI says to ignore that one" });
      } else if (parameter.in === "cookie") {
        parameters.delete(`cookie ${parameter.name}`);
        adjustments.push({ where, what: `no parameter ${parameter.name}`, why: "it is a cookie: give it as a header" });
      }
    }
    for (const name of new Set(template)) {
      if (parameters.has(`path ${name}`)) continue;
      parameters.set(`path ${name}`, { name, in: "path", required: true, schema: { type: "string" } });
      adjustments.push({ where, what: `${name} is a string`, why: "it is in the path but not described" });
    }
    operation.parameters = [...parameters.values()];
  }
  for (const item of Object.values(document.paths)) delete item.parameters;
}

const mayHaveBody = (status: string): boolean => !["204", "205", "304"].includes(status);

export function tidyBodies(document: ForeignDocument, adjustments: Adjustment[]): void {
  for (const { method, operation, where } of operationsOf(document)) {
    const body = resolve(document, operation.requestBody) as ForeignBody | undefined;
    if (body !== undefined && (method === "get" || method === "head")) {
      adjustments.push({ where, what: "no request body", why: `fetch sends none with ${method.toUpperCase()}` });
      delete operation.requestBody;
    } else if (body !== undefined && Object.keys(body.content ?? {}).length === 0) {
      adjustments.push({ where, what: "no request body", why: "it has no media type" });
      delete operation.requestBody;
    }
    const responses = isNode(operation.responses) ? operation.responses : {};
    operation.responses = Object.fromEntries<ForeignBody | { $ref: string }>(
      Object.entries(responses)
        .filter(([status]) => !status.startsWith("x-"))
        .map(([status, entry]) => {
          const response = resolve(document, entry) as ForeignBody | undefined;
          if (Object.keys(response?.content ?? {}).length === 0 || (mayHaveBody(status) && method !== "head")) {
            return [status, entry];
          }
          const why = method === "head" ? "HEAD is answered without one" : `a ${status} has none`;
          adjustments.push({ where, what: `the answer ${status} has no body`, why });
          const { content: _, ...rest } = response!;
          return [status, rest];
        }),
    );
    // A client that is told of no answer at all still gets one.
    if (Object.keys(operation.responses ?? {}).length === 0) operation.responses = { default: { description: "" } };
  }
}

/** Inline objects become named schemas, so that their types can be imported. */
export function nameBodies(document: ForeignDocument, adjustments: Adjustment[]): void {
  const { schemas } = document.components;
  const hoist = (holder: unknown, name: string, where: string) => {
    if (!isNode(holder) || holder.$ref !== undefined || !isNode(holder.content)) return;
    for (const media of Object.values(holder.content)) {
      const schema = isNode(media) ? media.schema : undefined;
      if (!isNode(schema) || schema.type !== "object" || !isNode(schema.properties) || name in schemas) continue;
      schemas[name] = schema;
      (media as Node).schema = { $ref: `#/components/schemas/${name}` };
      adjustments.push({ where, what: `a type ${name}`, why: "the body's schema has no name" });
    }
  };
  for (const { operation, where } of operationsOf(document)) {
    const name = pascalCase(operation.operationId!);
    hoist(operation.requestBody, `${name}Request`, where);
    for (const [status, response] of Object.entries(operation.responses ?? {})) {
      if (/^2|default/.test(status)) hoist(response, `${name}Response`, where);
    }
  }
}
