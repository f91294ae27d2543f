// Small OpenAPI documents at random, with everything in them that untidy ones have.
import fc from "fast-check";

const NAMES =
  "client result property a_b a-b A_B aB Pet class string Record default 3d größe 日本 x.y Array then Node".split(" ");
const PROPERTIES = [...NAMES, "", "a b", "*/", "constructor", '"', "$ref_", "é"];
const IDS = [
  "get_a",
  "getA",
  "get-a",
  "delete",
  "then",
  "pets.list",
  "pets",
  "a.b.c",
  "",
  "?!",
  "constructor",
  "__proto__",
  "Ä_b",
];
const VALUES = ["EdDSA", "", "x", "*/", '"', "null", "a-b", "1"];

const text = fc.constantFrom("", "Plain.", "*/ ends", "`a`\n\n- b", "${x} \\u0041", "| a |");

type Json = Record<string, unknown>;

/** Schemas that refer to those of the given names. */
function schemaOf(names: string[], isNew: boolean): fc.Arbitrary<Json> {
  const reference = fc.constantFrom(...names).map((name) => ({
    $ref: `#/components/schemas/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
  }));
  const scalar = fc.oneof(
    fc.constantFrom<Json>(
      { type: "string" },
      { type: "integer", format: "int64", default: 5 },
      { type: "number" },
      { type: "boolean", default: true },
      {},
    ),
    fc.record({ type: fc.constant("string"), enum: fc.uniqueArray(fc.constantFrom(...VALUES), { minLength: 1 }) }),
    fc.constantFrom<Json>(
      { type: "integer", enum: [1, -1] },
      { enum: ["a", 1, null, true] },
      { type: "string", format: "binary" },
    ),
    isNew
      ? fc.constantFrom<Json>(
          { type: ["string", "null"] },
          { const: "x" },
          { type: "null" },
          { type: ["object", "null"], properties: { a: { type: "string", enum: ["b"] } } },
        )
      : fc.constantFrom<Json>(
          { type: "string", nullable: true },
          { type: "string", nullable: true, enum: ["a", null] },
        ),
  );
  const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
    schema: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar,
      reference,
      fc.record({ type: fc.constant("array"), items: tie("schema") }),
      fc
        .record(
          {
            type: fc.constant("object"),
            description: text,
            properties: fc.dictionary(fc.constantFrom(...PROPERTIES), tie("schema"), { maxKeys: 4 }),
            required: fc.uniqueArray(fc.constantFrom(...PROPERTIES), { maxLength: 2 }),
            additionalProperties: fc.oneof(fc.boolean(), tie("schema")),
            ...(!isNew && { nullable: fc.boolean() }),
          },
          { requiredKeys: ["type"] },
        )
        .map((node) => node as Json),
      fc.record({ allOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }) }),
      fc.record({ oneOf: fc.array(tie("schema"), { minLength: 1, maxLength: 3 }) }),
      fc.record({
        anyOf: fc.array(tie("schema"), { minLength: 1, maxLength: 2 }),
        type: fc.constant("object"),
        properties: fc.constant({ own: { type: "string", enum: ["x"] } }),
      }),
    ),
  }));
  return schema;
}

function operationOf(schema: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  const content = fc.dictionary(
    fc.constantFrom(
      "application/json",
      "application/json; charset=utf-8",
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data",
      "image/png",
      "*/*",
      "application/problem+json",
    ),
    fc.oneof(fc.record({ schema }), fc.constant({})),
    { maxKeys: 2 },
  );
  const response = fc.record({ description: text, content }, { requiredKeys: ["description"] });
  const parameter = fc
    .record({
      name: fc.constantFrom(...PROPERTIES, "id"),
      in: fc.constantFrom("path", "query", "header", "cookie"),
      required: fc.boolean(),
      description: text,
      schema,
    })
    .filter(({ name, in: place }) => name !== "" && (place !== "header" || /^[a-z]+$/.test(name)));
  return fc.record(
    {
      operationId: fc.constantFrom(...IDS),
      tags: fc.array(fc.constantFrom("One", "two words", "client", "constructor", "?"), { maxLength: 2 }),
      summary: text,
      description: text,
      deprecated: fc.boolean(),
      parameters: fc.uniqueArray(parameter, { maxLength: 3, selector: ({ name, in: place }) => `${place} ${name}` }),
      requestBody: fc.record({ required: fc.boolean(), content }, { requiredKeys: ["content"] }),
      responses: fc.dictionary(fc.constantFrom("200", "201", "204", "2XX", "400", "default"), response, { maxKeys: 3 }),
    },
    { requiredKeys: ["responses"] },
  );
}

/** A document of either version. Not all of them can be supported: identifiers may collide. */
export const randomDocument: fc.Arbitrary<Json> = fc
  .tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 5 }))
  .chain(([isNew, names]) => {
    const schema = schemaOf(names, isNew);
    const operation = operationOf(schema);
    const item = fc.dictionary(
      fc.constantFrom("get", "put", "post", "delete", "head", "options", "patch", "trace"),
      operation,
      { minKeys: 1, maxKeys: 2 },
    );
    return fc.record({
      openapi: fc.constant(isNew ? "3.1.0" : "3.0.3"),
      info: fc.constant({ title: "Random */", version: "1" }),
      servers: fc.constant([{ url: "https://api.example.com" }]),
      paths: fc.dictionary(fc.constantFrom("/a", "/a/{id}", "/{id}/{class}", "/b/{x-y}.json"), item, {
        minKeys: 1,
        maxKeys: 3,
      }),
      // A schema that is nothing but a reference may lead to itself, which is refused.
      components: fc
        .tuple(...names.map(() => schema.filter((node) => node.$ref === undefined)))
        .map((schemas) => ({ schemas: Object.fromEntries(names.map((name, index) => [name, schemas[index]])) })),
    });
  });
