// Gives every schema a name that a type can have, and changes the references to it.
import { DescriptionError } from "../redocly.js";
import { isNode, stepsOf, type Adjustment, type ForeignDocument } from "./document.js";
import { isIdentifier, isTakenType, pascalCase } from "./names.js";

const PREFIX = "#/components/schemas/";

function chooseNames(names: string[]): Map<string, string> {
  const wanted = new Map<string, string[]>();
  for (const name of names) {
    const type = pascalCase(name);
    const usable = type === "" || isTakenType(type) ? `${type}Model` : type;
    wanted.set(usable, [...(wanted.get(usable) ?? []), name]);
  }
  const chosen = new Map<string, string>();
  for (const [type, claimants] of wanted) {
    // Names that differ only in how they are written stay as they are, if types can be called so.
    const asIs = claimants.length > 1;
    for (const name of claimants) chosen.set(name, asIs ? name : type);
    if (asIs && claimants.some((name) => !isIdentifier(name) || isTakenType(name))) {
      throw new DescriptionError(
        `The schemas ${claimants.join(" and ")} would both be the type ${type}. Rename one, with an overlay for instance.`,
      );
    }
  }
  const taken = new Set<string>();
  for (const type of chosen.values()) {
    if (taken.has(type)) throw new DescriptionError(`Two schemas would be the type ${type}. Rename one.`);
    taken.add(type);
  }
  return chosen;
}

export function nameSchemas(document: ForeignDocument, adjustments: Adjustment[]): void {
  const { schemas } = document.components;
  const names = chooseNames(Object.keys(schemas));
  for (const [name, type] of names) {
    if (name === type) continue;
    adjustments.push({ where: `schema ${name}`, what: `the type is ${type}`, why: "types are written so" });
  }
  document.components.schemas = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [names.get(name)!, schema]),
  );
  const rename = (reference: string): string => {
    if (!reference.startsWith(PREFIX)) return reference;
    const [, , name, ...rest] = stepsOf(reference);
    const type = names.get(name!) ?? name!;
    return [PREFIX + type, ...rest.map((step) => step.replaceAll("~", "~0").replaceAll("/", "~1"))].join("/");
  };
  renameReferences(document, rename, (name) => names.get(name) ?? name);
}

/** Members whose own members are named by the document's author, so that `default` is a name in there. */
const MAPS = new Set(
  (
    "properties patternProperties dependentSchemas $defs definitions schemas parameters responses headers requestBodies links " +
    "securitySchemes pathItems callbacks paths webhooks content encoding variables"
  ).split(" "),
);
/** Members that hold data, which may look like a reference. */
const DATA = new Set(["example", "examples", "default", "const", "enum"]);

function renameReferences(
  node: unknown,
  rename: (reference: string) => string,
  renameName: (name: string) => string,
  isMap = false,
): void {
  if (Array.isArray(node)) return node.forEach((entry) => renameReferences(entry, rename, renameName));
  if (!isNode(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (isMap) renameReferences(value, rename, renameName);
    else if (key === "$ref" && typeof value === "string") node.$ref = rename(value);
    else if (key === "discriminator" && isNode(value) && isNode(value.mapping)) {
      value.mapping = Object.fromEntries(
        Object.entries(value.mapping).map(([tag, target]) => {
          const text = String(target);
          return [tag, text.startsWith("#") ? rename(text) : PREFIX + renameName(text)];
        }),
      );
    } else if (!DATA.has(key)) renameReferences(value, rename, renameName, MAPS.has(key));
  }
}
