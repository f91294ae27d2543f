// Schemas that are unions: answers, discriminated by their action, and requests with a `oneOf`. Each alternative gets a name, which
// editors and compiler messages can show.
import { givenBy, listOperations, type ActionEntry, type Description, type Schema } from "../description.js";

export interface Alternative {
  /** `TokenResponseOk`, `DeviceCompleteRequestApproved`. */
  name: string;
  description: string;
  /** What it requires in addition to the shared schema. */
  narrow: Schema;
}

/** The name of an alternative, from an action or a title in words. */
export const alternativeName = (model: string, words: string): string =>
  model + words.toLowerCase().replace(/(?:^|[_ ])(\w)/g, (_, letter: string) => letter.toUpperCase());

export const isNull = ({ type }: Schema): boolean => type === "null";

/** The type of a property without null. Its documentation is on the shared property. */
function given({ $ref, type, anyOf, enum: values, items }: Schema): Schema {
  const found = {
    $ref,
    items,
    type: type && [type].flat().filter((name) => name !== "null"),
    anyOf: anyOf?.filter((part) => !isNull(part)),
    enum: values?.filter((value) => value !== null),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function ofAction(model: string, { properties = {} }: Schema, action: string, entry: ActionEntry): Alternative {
  const own: Record<string, Schema> = { action: { const: action } };
  for (const name of givenBy(entry)) own[name] = given(properties[name]!);
  return {
    name: alternativeName(model, action),
    description: `{@link ${model}} with \`${action}\`. ${entry.means}`,
    narrow: { type: "object", required: Object.keys(own), properties: own },
  };
}

/**
 * The actions of each answer that has any. Where operations share an answer, the entry with the lowest status wins.
 */
export function listActions(description: Description): Map<string, Map<string, ActionEntry>> {
  const answers = new Map<string, Map<string, ActionEntry>>();
  for (const { responseSchema, actions } of listOperations(description)) {
    if (responseSchema === undefined || actions === undefined) continue;
    const entries = answers.get(responseSchema) ?? new Map<string, ActionEntry>();
    for (const [action, entry] of Object.entries(actions)) {
      const known = entries.get(action);
      if (!known || (entry.answer?.status ?? 0) < (known.answer?.status ?? 0)) entries.set(action, entry);
    }
    answers.set(responseSchema, entries);
  }
  return answers;
}

/** The alternatives of each schema that has any. */
export function listAlternatives(description: Description): Map<string, Alternative[]> {
  const actions = listActions(description);
  const found = Object.entries(description.components.schemas).map(([model, schema]): [string, Alternative[]] => {
    const parts = schema.type === "object" ? (schema.oneOf ?? []) : [];
    const titled = parts.map((narrow) => ({
      name: alternativeName(model, narrow.title!),
      description: `{@link ${model}}: ${narrow.description}`,
      narrow,
    }));
    const entries = [...(actions.get(model) ?? [])];
    return [model, [...titled, ...entries.map(([action, entry]) => ofAction(model, schema, action, entry))]];
  });
  return new Map(found.filter(([, alternatives]) => alternatives.length > 0));
}
