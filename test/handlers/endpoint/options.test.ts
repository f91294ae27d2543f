// Wrong options cause a TypeError that names the option when the handler is created.
import { backchannelAuthentication, deviceAuthorization, introspection, revocation, token } from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { createServer } from "../authorization-server.js";

const { authlete } = createServer();
const factories: [string, (options: never) => unknown, object][] = [
  [
    "backchannelAuthentication",
    backchannelAuthentication,
    { authlete, complete: () => {}, identifyUser: () => {}, askUser: () => {} },
  ],
  ["token", token, { authlete }],
  ["revocation", revocation, { authlete }],
  ["deviceAuthorization", deviceAuthorization, { authlete }],
  ["introspection", introspection, { authlete, authorize: () => {} }],
];

const expectRefusal = (name: string, make: (options: never) => unknown, options: unknown, message: string) => {
  const attempt = () => make(options as never);
  expect(attempt).toThrow(TypeError);
  expect(attempt).toThrow(`${name}: ${message}`);
};

describe.each(factories)("%s", (name, make, valid) => {
  it("takes what it needs, and undefined for what it can do without", () => {
    expect(make(valid as never)).toBeTypeOf("function");
    const without = { onError: undefined, maxBodySize: undefined, headers: undefined, challenge: undefined };
    expect(make({ ...valid, ...without } as never)).toBeTypeOf("function");
  });

  it.each(Object.keys(valid))("needs %s", (option) => {
    const kind = option === "authlete" ? "a client created by createAuthlete" : "a function";
    for (const value of [undefined, null, "x", {}]) {
      expectRefusal(name, make, { ...valid, [option]: value }, `${option} must be ${kind}`);
    }
  });

  it.each<[string, unknown, string]>([
    ["onError", "log", "a function"],
    ["headers", [], "headers as an object, without Cache-Control"],
    ["headers", { "a b": "x" }, "headers as an object, without Cache-Control"],
    ["headers", { a: "secret\n" + "x: y" }, "headers as an object, without Cache-Control"],
    ["headers", { "Cache-Control": "public" }, "headers as an object, without Cache-Control"],
    ["serverErrorStatus", 200, "a status from 400 to 599"],
    ["serverErrorStatus", "400", "a status from 400 to 599"],
    ["maxBodySize", 0, "a number of bytes above 0"],
    ["maxBodySize", "64k", "a number of bytes above 0"],
    ["challenge", "", "a challenge as in WWW-Authenticate"],
    ["challenge", "Basic\r\nx: y", "a challenge as in WWW-Authenticate"],
  ])("refuses %s: %j", (option, value, expected) => {
    expectRefusal(name, make, { ...valid, [option]: value }, `${option} must be ${expected}`);
  });

  it.each([undefined, null, [], "x"])("refuses options that are %j", (options) => {
    expectRefusal(name, make, options, "options must be an object");
  });

  it("refuses what it does not know, of the prototype too", () => {
    expectRefusal(name, make, { ...valid, onerror: () => {} }, "options.onerror must be one of ");
    expectRefusal(name, make, { ...valid, toString: () => "" }, "options.toString must be one of ");
  });

  it("does not show a value", () => {
    expect(() => make({ ...valid, challenge: "secret\n" } as never)).toThrow(/^(?!.*secret)/s);
  });
});

it.each<[string, unknown, string]>([
  ["clientCertificate", "PEM", "a function"],
  ["isLoginHintTokenExpired", true, "a function"],
  ["allowClient", true, "a function"],
  ["needsUserCode", true, "a function"],
  ["checkUserCode", "1234", "a function"],
  ["checkBindingMessage", /x/, "a function"],
  ["checkResources", [], "a function"],
  ["allowRequest", true, "a function"],
  ["concealUsers", true, '"deny", "pretend" or false'],
  ["waitUntil", {}, "a function"],
  ["onCompletion", "log", "a function"],
  ["onRefusal", "log", "a function"],
  ["now", 5, "a function"],
])("backchannelAuthentication refuses %s: %j", (option, value, expected) => {
  const [name, make, valid] = factories[0]!;
  expectRefusal(name, make, { ...valid, [option]: value }, `${option} must be ${expected}`);
});

it.each<[string, unknown, string]>([
  ["extra", "x", "an object"],
  ["checkPassword", true, "a function"],
  ["otherGrant", {}, "a function"],
])("token refuses %s: %j", (option, value, expected) => {
  const [name, make, valid] = factories[1]!;
  expectRefusal(name, make, { ...valid, [option]: value }, `${option} must be ${expected}`);
});
