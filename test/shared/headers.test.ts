// Headers by their grammar: RFC 9110, sections 5.6, 8.3.1 and 11.
import { expect, test } from "vitest";
import { readAuthorization } from "../../src/shared/http/authorization-header.js";
import { readMediaType } from "../../src/shared/http/media-type.js";

const form = "application/x-www-form-urlencoded";

test.each<[string, string, object]>([
  [form, form, {}],
  [" Application/X-WWW-Form-URLEncoded ", form, {}],
  [`${form};charset=UTF-8`, form, { charset: "UTF-8" }],
  [`${form} ; Charset="utf-8" ;`, form, { charset: "utf-8" }],
  ['text/plain; a="x; b=\\"y\\\\"; c=d', "text/plain", { a: 'x; b="y\\', c: "d" }],
  ["text/plain;;;a=b", "text/plain", { a: "b" }],
  [`${form}-foo`, `${form}-foo`, {}],
])("%j is the media type %s", (text, type, parameters) => {
  const read = readMediaType(text);
  expect({ type: read?.type, parameters: Object.fromEntries(read?.parameters ?? []) }).toEqual({ type, parameters });
});

test.each([
  null,
  undefined,
  "",
  "json",
  "/json",
  "application/",
  "a/b/c",
  `${form}, application/json`,
  `${form} charset=utf-8`,
  "a/b; c",
  "a/b; c = d",
  'a/b; c="d',
  "a/b; c=d; C=e",
  "a b/c",
  `a/b;${" ".repeat(100_000)}x`,
])("%j is no media type", (text) => {
  expect(readMediaType(text)).toBeUndefined();
});

test.each<[string, string, string | undefined, object]>([
  ["Bearer abc", "bearer", "abc", {}],
  ["BEARER   a.b-c~d+e/f==", "bearer", "a.b-c~d+e/f==", {}],
  ["Basic", "basic", undefined, {}],
  ['Digest username="a, b=c", realm = "x" , nc=1,', "digest", undefined, { username: "a, b=c", realm: "x", nc: "1" }],
])("%j are credentials", (text, scheme, token, parameters) => {
  const read = readAuthorization(text);
  expect({ ...read, parameters: Object.fromEntries(read?.parameters ?? []) }).toEqual({ scheme, token, parameters });
});

test.each([
  null,
  "",
  "Bearer a b",
  "Bearer a, Bearer b",
  "Bearer\ta",
  "Bearer a=b=",
  "Bearer =",
  "B(earer) a",
  'Bearer "a"',
  "Bearer a, a=b",
  `Bearer ${" ".repeat(100_000)}"`,
])("%j are no credentials", (text) => {
  expect(readAuthorization(text)).toBeUndefined();
});
