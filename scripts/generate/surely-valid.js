// Whether the examples of a bundled description surely fit their schemas. Redocly's rules for that compile every schema, which takes
// as long as all other rules together; where this is sure, they are not needed, and where it is not, they decide and tell.
import { fullFormats } from "ajv-formats/dist/formats.js";

const PROSE =
  "title description deprecated readOnly writeOnly default example examples $comment externalDocs discriminator xml".split(
    " ",
  );
const KNOWN = new Set([
  ...PROSE,
  ...(
    "type enum const format pattern minLength maxLength minimum maximum minItems maxItems items properties required " +
    "additionalProperties oneOf anyOf"
  ).split(" "),
]);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const TYPES = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: Number.isInteger,
  boolean: (value) => typeof value === "boolean",
  null: (value) => value === null,
  array: Array.isArray,
  object: isObject,
};

/** All of them: false if one is false, and otherwise unsure (undefined) if one is. */
const every = (list) => (list.includes(false) ? false : list.includes(undefined) ? undefined : true);

function resolve(root, node) {
  for (let count = 0; isObject(node) && node.$ref !== undefined && count < 50; count++) {
    if (typeof node.$ref !== "string" || !node.$ref.startsWith("#/")) return undefined;
    const steps = node.$ref.slice(2).split("/");
    node = steps.reduce((at, step) => at?.[step.replaceAll("~1", "/").replaceAll("~0", "~")], root);
  }
  return node;
}

function checkFormat(format, value) {
  if (format === undefined || typeof value !== "string") return format === undefined ? true : undefined;
  const known = fullFormats[format];
  if (known instanceof RegExp) return known.test(value);
  return typeof known === "function" ? known(value) : undefined;
}

/** Numbers have formats too; those of JavaScript fit them as long as they are integers of the size. */
const checkNumber = ({ format, minimum = -Infinity, maximum = Infinity }, value) => {
  const fits = format === undefined || ((format === "int32" || format === "int64") && Number.isSafeInteger(value));
  return value < minimum || value > maximum
    ? false
    : fits && (format !== "int32" || Math.abs(value) < 2 ** 31)
      ? true
      : undefined;
};

function checkString({ format, pattern, minLength = 0, maxLength = Infinity }, value) {
  const length = [...value].length;
  const fits = pattern === undefined || new RegExp(pattern, "u").test(value);
  return every([length >= minLength && length <= maxLength && fits, checkFormat(format, value)]);
}

function checkArray(root, { items, minItems = 0, maxItems = Infinity }, value) {
  const entries = items === undefined ? [true] : value.map((entry) => check(root, items, entry));
  return every([value.length >= minItems && value.length <= maxItems, ...entries]);
}

/** `own` is what the alternatives know of besides: no example may have a property that nothing knows. */
function checkObject(root, { properties = {}, required = [], additionalProperties }, value, own) {
  const results = required.map((name) => Object.hasOwn(value, name));
  for (const [name, entry] of Object.entries(value)) {
    if (Object.hasOwn(properties, name)) results.push(check(root, properties[name], entry));
    else if (isObject(additionalProperties)) results.push(check(root, additionalProperties, entry));
    else if (additionalProperties !== true && !own.has(name)) results.push(undefined);
  }
  return every(results);
}

function checkAlternatives(root, { oneOf, anyOf }, value, own) {
  const results = [];
  for (const [list, isExclusive] of [
    [oneOf, true],
    [anyOf, false],
  ]) {
    if (list === undefined) continue;
    const fitting = list.map((part) => checkPart(root, part, value));
    const count = fitting.filter((result) => result === true).length;
    list.forEach((part, index) => {
      if (fitting[index]) for (const name of Object.keys(resolve(root, part)?.properties ?? {})) own.add(name);
    });
    results.push(fitting.includes(undefined) ? undefined : isExclusive ? count === 1 : count > 0);
  }
  return every(results);
}

/** An alternative need not know every property, since what stands beside it may. */
const checkPart = (root, schema, value) => {
  const part = resolve(root, schema);
  return isObject(part) ? check(root, { additionalProperties: true, ...part }, value) : undefined;
};

/** Whether a value fits a schema: true, false, or undefined if that is not sure. */
export function check(root, schema, value) {
  const node = resolve(root, schema);
  if (
    !isObject(node) ||
    (isObject(schema) &&
      schema.$ref !== undefined &&
      Object.keys(schema).some((name) => name !== "$ref" && !PROSE.includes(name)))
  )
    return undefined;
  if (Object.keys(node).some((name) => !KNOWN.has(name) && !name.startsWith("x-"))) return undefined;
  const types = node.type === undefined ? undefined : [node.type].flat();
  if (types !== undefined && !types.some((type) => TYPES[type]?.(value))) return false;
  if (node.enum !== undefined && !node.enum.includes(value)) return node.enum.some(isObject) ? undefined : false;
  if (node.const !== undefined && node.const !== value) return isObject(node.const) ? undefined : false;
  const own = new Set();
  const results = [checkAlternatives(root, node, value, own)];
  if (typeof value === "string") results.push(checkString(node, value));
  else if (typeof value === "number") results.push(checkNumber(node, value));
  else if (Array.isArray(value)) results.push(checkArray(root, node, value));
  else if (isObject(value)) results.push(checkObject(root, node, value, own));
  return every(results);
}

/** Members that hold data or prose, and no schemas. */
const DATA = new Set(["example", "examples", "default", "enum", "const", "x-actions", "x-enumDescriptions"]);

/** Whether every example in the description surely fits. */
export function areExamplesSurelyValid(root) {
  const visit = (node, isMap) => {
    if (Array.isArray(node)) return node.every((entry) => visit(entry, false));
    if (!isObject(node)) return true;
    if (!isMap) {
      // A media type or a parameter has its schema beside the example; a schema is its own.
      const schema = node.schema ?? node;
      if (node.example !== undefined && check(root, schema, node.example) !== true) return false;
      const many = Array.isArray(node.examples)
        ? node.examples
        : isObject(node.examples) && node.schema !== undefined
          ? Object.values(node.examples).map((example) => resolve(root, example)?.value)
          : [];
      if (!many.every((example) => check(root, schema, example) === true)) return false;
    }
    return Object.entries(node).every(
      ([name, value]) => (!isMap && DATA.has(name)) || visit(value, !isMap && MAPS.has(name)),
    );
  };
  return visit(root.paths, true) && visit(root.components ?? {}, false);
}

/** Members whose own members are named by the author, so that `example` is a name in there. */
const MAPS = new Set(
  "properties patternProperties schemas parameters responses headers requestBodies links callbacks securitySchemes content".split(
    " ",
  ),
);
