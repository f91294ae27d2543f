// Distinguished names: the string form of RFC 4514 and the comparison of RFC 5280, section 7.1.
import { expect, test } from "vitest";
import { readName, sameName } from "../../../src/emulator/x509/distinguished-name.js";

const same = (one: string, other: string) => {
  const [left, right] = [readName(one), readName(other)];
  return left !== undefined && right !== undefined && sameName(left, right);
};

test.each([
  ["CN=a+OU=b,O=c", "ou = B + cn = A , o = C"],
  ["CN=a", "2.5.4.3=a"],
  ["CN=a", "OID.2.5.4.3=a"],
  ["CN=a", "commonName=#0c0161"],
  ["CN=a", "CN=#130161"],
  ["CN=a", "CN=#1e020061"],
  ["CN=a", "CN=#1c0400000061"],
  ["CN=a\\,b", 'CN="a,b"'],
  ['CN=a\\"b', 'CN="a\\"b"'],
  ["CN=a;O=b", "CN=a,O=b"],
  ["CN=\\C3\\89t\\C3\\A9", "CN=ÉTÉ"],
  ["CN=e\u0301", "CN=é"],
  ["CN=Straße", "CN=STRASSE"],
  ["CN=ΣΑΣ", "CN=σας"],
  ["CN=a  \t b", "CN=a b"],
  ["CN=\\ a\\ ", "CN=a"],
  ["CN=a\u00adb\u200d", "CN=ab"],
  ["CN=a\\\\", "CN=a\\5c"],
  ["CN=", 'CN=""'],
  ["CN=\\#a", 'CN="#a"'],
  ["E=a@b", "emailAddress=A@B"],
  ["1.2.3=#0201ff", "1.2.3=#0201FF"],
])("%j and %j are equal", (one, other) => {
  expect([same(one, other), same(other, one)]).toEqual([true, true]);
});

test.each([
  ["CN=a,O=b", "O=b,CN=a"],
  ["CN=a+O=b", "CN=a,O=b"],
  ["CN=a", "CN=a+CN=a"],
  ["CN=a", "O=a"],
  ["CN=a b", "CN=ab"],
  ["CN=\\#0201ff", "CN=#0201ff"],
  ["CN=a\\,O=b", "CN=a,O=b"],
  ["1.2.3=#020101", "1.2.3=#040101"],
])("%j and %j differ", (one, other) => {
  expect(readName(one) && readName(other)).toBeDefined();
  expect(same(one, other)).toBe(false);
});

test.each([
  "",
  "a",
  "CN",
  "=a",
  "CN=a,",
  "CN=a,,O=b",
  "CN=a+",
  'CN="a',
  'CN="a"b',
  "CN=a\\",
  "CN=\\C3",
  "CN=\\FF",
  "CN=#",
  "CN=#0",
  "CN=#0c0161ff",
  "CN=#0c0561",
  "XX=a",
  "2.5.04.3=a",
  "/CN=a",
  "__proto__=a",
])("%j is not a name", (text) => {
  expect(readName(text)).toBeUndefined();
});
