// Gives every operation the path to its method: `group.method`, or `method` where there is nothing to group by.
import { DescriptionError } from "../redocly.js";
import { operationsOf, type Adjustment, type ForeignDocument } from "./document.js";
import { camelCase, isInherited } from "./names.js";

const safe = (name: string): string => (isInherited(name) ? `${name}_` : name);

/** `getPetsById` for GET /pets/{id}. */
function nameOf(method: string, path: string): string {
  const steps = path.split("/").filter(Boolean);
  const words = steps.flatMap((step) =>
    step.split(/(?=\{)|(?<=\})/).map((part) => part.replace(/^\{(.*)\}$/, "by $1")),
  );
  return camelCase([method, ...words].join(" "));
}

interface Named {
  where: string;
  method: string;
  groups: string[];
  name: string;
  operation: { operationId?: string };
  id: string | undefined;
}

const pathOf = ({ groups, name }: Named): string => [...groups, name].join(".");

export function nameOperations(document: ForeignDocument, adjustments: Adjustment[]): void {
  const named: Named[] = [];
  for (const { path, method, operation, where } of operationsOf(document)) {
    const tags = Array.isArray(operation.tags) ? operation.tags.map(String) : [];
    if (new Set(tags).size > 1) {
      adjustments.push({ where, what: `grouped under "${tags[0]}" alone`, why: "it has several tags" });
    } else if (tags.length > 1) {
      adjustments.push({ where, what: `the tag "${tags[0]}" is taken once`, why: "it is there twice" });
    }
    const given = typeof operation.operationId === "string" ? operation.operationId : undefined;
    const dotted = given?.includes(".") ? given.split(".").map(camelCase) : undefined;
    let groups = [camelCase(tags[0] ?? "")].filter(Boolean);
    let name = camelCase(given ?? "");
    if (dotted?.every(Boolean)) [groups, name] = [dotted.slice(0, -1), dotted.at(-1)!];
    const isWritten = given === (dotted === undefined ? name : dotted.join("."));
    if (name === "") {
      name = nameOf(method, path);
      const why = given === undefined ? "it has no operationId" : `nothing of the operationId "${given}" can be a name`;
      adjustments.push({ where, what: `called ${name}`, why });
    } else if (!isWritten) {
      adjustments.push({ where, what: `called ${name}`, why: `"${given}" is not how methods are written` });
    }
    for (const word of [...groups, name]) {
      if (!isInherited(word)) continue;
      adjustments.push({ where, what: `called ${safe(word)}`, why: `${word} has a meaning of its own in JavaScript` });
    }
    named.push({ where, method, groups: groups.map(safe), name: safe(name), operation, id: given });
  }
  tellApart(named, adjustments);
  for (const entry of named) entry.operation.operationId = pathOf(entry);
}

/** Adds the HTTP method to names that occur twice, or that are a group's too. */
function tellApart(named: Named[], adjustments: Adjustment[]): void {
  const collisions = () => {
    const count = new Map<string, number>();
    for (const entry of named) count.set(pathOf(entry), (count.get(pathOf(entry)) ?? 0) + 1);
    const groups = new Set(
      named.flatMap(({ groups }) => groups.map((_, index) => groups.slice(0, index + 1).join("."))),
    );
    return named.filter((entry) => count.get(pathOf(entry))! > 1 || groups.has(pathOf(entry)));
  };
  for (const entry of collisions()) {
    const before = pathOf(entry);
    entry.name += entry.method[0]!.toUpperCase() + entry.method.slice(1);
    adjustments.push({
      where: entry.where,
      what: `the method is ${pathOf(entry)}`,
      why: `another method, or a group, would be called ${before} too`,
    });
  }
  const left = collisions();
  if (left.length === 0) return;
  const list = left.map(
    (entry) => `  ${entry.where}: operationId ${JSON.stringify(entry.id)}, method ${pathOf(entry)}`,
  );
  throw new DescriptionError(
    `These operations would get the same method:\n${list.join("\n")}\nGive them other operation ids, with an overlay for instance.`,
  );
}
