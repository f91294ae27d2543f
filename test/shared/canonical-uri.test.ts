import { expect, test } from "vitest";
import { canonicalUri } from "../../src/shared/http/canonical-uri.js";

test.each([
  ["HTTP://AS.example:80", "http://as.example/"],
  ["https://as.example:443/%74oken/./a/../%2f", "https://as.example/token/%2F"],
  ["https://[::1]:8443?a#b", "https://[::1]:8443/?a#b"],
  ["urn:example:%41", "urn:example:A"],
])("%s is %s", (uri, canonical) => {
  expect(canonicalUri(uri)).toBe(canonical);
});

test.each([
  "as.example/token",
  "http:///token",
  "http://:://",
  "http://as.example:port/",
  "http://[::1/",
  "x://a:b/",
  "urn:a b",
])("%s is no URI", (uri) => {
  expect(canonicalUri(uri)).toBeUndefined();
});
