// Random texts: no parser hangs, throws, or loses input.
import fc from "fast-check";
import { expect, test } from "vitest";
import { attributeType } from "../../src/emulator/x509/attribute-types.js";
import { readName, sameName } from "../../src/emulator/x509/distinguished-name.js";
import { readCertificate } from "../../src/emulator/x509/certificate.js";
import { isOfAnotherKind, isSignedBy, readJose } from "../../src/emulator/jose/jose-text.js";
import { readAuthorization } from "../../src/shared/http/authorization-header.js";
import { canonicalUri } from "../../src/shared/http/canonical-uri.js";
import { readMediaType } from "../../src/shared/http/media-type.js";
import { requestUrl } from "../../src/shared/http/request-target.js";
import { parseStrictJson } from "../../src/shared/json/strict-json.js";

const runs = { numRuns: 5000 };

/** Random sequences of the given pieces, which are significant in a grammar, and other text. */
const textOf = (...pieces: string[]) =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: "binary", maxLength: 4 })))
    .map((parts) => parts.join(""));

test("distinguished names", () => {
  const names = textOf("CN", "OID.", "2.5.4.3", "=", ",", "+", ";", '"', "\\", "#", "0c0161", "\\C3", "\\A9", " ", "a");
  fc.assert(
    fc.property(names, (text) => {
      const name = readName(text);
      expect(name === undefined || sameName(name, name)).toBe(true);
    }),
    runs,
  );
});

test("distinguished names, whose value any text can be", () => {
  fc.assert(
    fc.property(fc.constantFrom("CN", "2.5.4.10", "e"), fc.string({ unit: "grapheme" }), (type, value) => {
      const escaped = value.replaceAll(/[,;+"\\<>#= ]/g, "\\$&");
      const expected = [[{ type: attributeType(type), value: { text: value } }]];
      // Unescaped whitespace is not part of the value.
      if (/^[\t\r\n]|[\t\r\n]$/.test(value)) return;
      expect(readName(`${type}=${escaped}`)).toEqual(expected);
    }),
    runs,
  );
});

test("certificates", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(bytes).toString("base64")}\n-----END CERTIFICATE-----`;
      expect(() => readCertificate(pem)).not.toThrow();
    }),
    runs,
  );
});

test("headers of JWTs", async () => {
  const key = crypto.getRandomValues(new Uint8Array(32));
  const part = (value: string) => Buffer.from(value).toString("base64url");
  const header = fc.oneof(
    fc.json(),
    fc
      .record(
        {
          alg: fc.oneof(fc.constantFrom("HS256", "none", "ES256", ""), fc.jsonValue()),
          typ: fc.oneof(fc.constantFrom("JWT", "at+jwt"), fc.jsonValue()),
          kid: fc.jsonValue(),
          crit: fc.jsonValue(),
          b64: fc.jsonValue(),
          jwk: fc.jsonValue(),
        },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  );
  const tail = textOf(".", part("{}"), "AA", "=", "+");
  await fc.assert(
    fc.asyncProperty(header, tail, async (head, rest) => {
      const read = readJose(`${part(head)}.${part("{}")}.${rest}`);
      if (!read) return;
      expect(typeof isOfAnotherKind(read, "x+jwt")).toBe("boolean");
      expect(await isSignedBy(read, key)).toBe(false);
    }),
    runs,
  );
});

test("media types and credentials", () => {
  const headers = textOf("a", "/", ";", ",", "=", '"', "\\", " ", "\t", "Bearer", "text", "é");
  fc.assert(
    fc.property(headers, (text) => {
      const type = readMediaType(text)?.type;
      expect(type === undefined || readMediaType(type)?.type === type).toBe(true);
      const scheme = readAuthorization(text)?.scheme;
      expect(scheme === undefined || readAuthorization(scheme)?.scheme === scheme).toBe(true);
    }),
    runs,
  );
});

test("parameters in quotes, whose value any text can be", () => {
  const value = fc.string({ unit: fc.constantFrom("a", '"', "\\", ";", ",", " ", "=", "~") });
  fc.assert(
    fc.property(value, (text) => {
      const header = `="${text.replaceAll(/["\\]/g, "\\$&")}"`;
      expect(readMediaType(`a/b;c${header}`)?.parameters.get("c")).toBe(text);
      expect(readAuthorization(`Digest c${header}`)?.parameters.get("c")).toBe(text);
    }),
    runs,
  );
});

test("request targets", () => {
  const text = textOf("http://", "/", "//", ":", "@", "[", "]", "?", "#", "%", "a", "80", "\\", "*", " ", "..");
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 2 }), fc.constantFrom("GET", "OPTIONS"), (target, hosts, method) => {
      const url = requestUrl({ method, target, hosts, httpVersion: "1.1", scheme: "http" });
      if (typeof url === "number") expect([400, 421, 501]).toContain(url);
      // Request accepts it, which it would not with credentials.
      else expect(new Request(url, { method }).url).toBe(url);
    }),
    runs,
  );
});

test("URIs", () => {
  const text = textOf(
    "http",
    "urn",
    "://",
    ":",
    "/",
    "..",
    ".",
    "%74",
    "%2F",
    "%2e",
    "@",
    "?",
    "#",
    "A",
    "[::1]",
    "443",
  );
  fc.assert(
    fc.property(text, (uri) => {
      const canonical = canonicalUri(uri);
      if (canonical !== undefined) expect(canonicalUri(canonical)).toBe(canonical);
    }),
    runs,
  );
});

test("JSON that means one thing is read as such", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = JSON.stringify(value);
      if (text.includes("__proto__")) return;
      expect(parseStrictJson(text)).toEqual(JSON.parse(text));
      expect(() => parseStrictJson(`{"a":${text},"\\u0061":1}`)).toThrow(SyntaxError);
    }),
    runs,
  );
});
