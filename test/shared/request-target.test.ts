// The target URL of a request: RFC 9112, section 3. Both servers of this package use this.
import { expect, test } from "vitest";
import { requestUrl, type RequestHead } from "../../src/shared/http/request-target.js";

const base: RequestHead = { method: "GET", target: "/", hosts: ["as.example"], httpVersion: "1.1", scheme: "http" };

test.each<[Partial<RequestHead>, string]>([
  [{ target: "/jwks?a=b" }, "http://as.example/jwks?a=b"],
  [{ target: "/jwks", scheme: "https" }, "https://as.example/jwks"],
  [{ target: "//" }, "http://as.example//"],
  [{ target: "//evil.example/jwks" }, "http://as.example//evil.example/jwks"],
  [{ target: "/a?\\" }, "http://as.example/a?\\"],
  [{ target: "http://other.example/jwks" }, "http://other.example/jwks"],
  [{ target: "HTTP://other.example:81?q" }, "http://other.example:81/?q"],
  [{ target: "http://other.example", method: "OPTIONS" }, "http://other.example/"],
  [{ target: "*", method: "OPTIONS" }, "http://as.example/"],
  [{ hosts: ["AS.example:80"] }, "http://as.example/"],
  [{ hosts: ["as.example:"] }, "http://as.example/"],
  [{ hosts: ["[::1]:8080"] }, "http://[::1]:8080/"],
  [{ hosts: ["as%2Dexample"] }, "http://as-example/"],
  [{ hosts: [], httpVersion: "1.0", target: "/jwks" }, "http://localhost/jwks"],
  [{ hosts: [], httpVersion: "1.0", defaultHost: "127.0.0.1:8787" }, "http://127.0.0.1:8787/"],
  [{ hosts: [], httpVersion: "1.0", target: "http://as.example/jwks" }, "http://as.example/jwks"],
])("%j is for %s", (head, url) => {
  expect(requestUrl({ ...base, ...head })).toBe(url);
});

test.each<[Partial<RequestHead>, number]>([
  [{ hosts: [] }, 400],
  [{ hosts: ["a.example", "a.example"] }, 400],
  [{ hosts: ["a.example", "b.example"], httpVersion: "1.0" }, 400],
  ...[
    "",
    "x/jwks?",
    "a b",
    "user@a",
    "a:b",
    "a:99999",
    "a:-1",
    "[::1",
    "[bad]",
    "a#b",
    "a\\b",
    "a%20b",
    "ä",
    "a, b",
    ":80",
  ].map((host): [Partial<RequestHead>, number] => [{ hosts: [host] }, 400]),
  ...[
    "",
    "jwks",
    "*",
    "as.example:80",
    "http:/x",
    "http://[bad/",
    "http:///x",
    "http://u:p@a/",
    "http://a/#b",
    "ftp://a/",
    "/a#b",
    "/\\evil",
    "/ä",
    "/a\u0000",
  ].map((target): [Partial<RequestHead>, number] => [{ target }, 400]),
  [{ target: "http://a/", hosts: ["a b"] }, 400],
  [{ target: "http://a/", hosts: [] }, 400],
  [{ target: "https://as.example/" }, 421],
  [{ target: "http://as.example/", scheme: "https" }, 421],
  [{ method: "CONNECT", target: "as.example:443" }, 501],
  [{ method: "TRACE" }, 501],
  [{ method: "track" }, 501],
])("%j gets %d", (head, status) => {
  expect(requestUrl({ ...base, ...head })).toBe(status);
});
