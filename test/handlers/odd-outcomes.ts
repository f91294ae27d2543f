// Unexpected outcomes of callbacks, after which a handler still has to answer.

type Outcome = readonly [name: string, callback: () => unknown];

/** An object on which every operation throws. */
function forbidding(): object {
  const refuse = () => {
    throw new Error("forbidden");
  };
  const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((trap) => [trap, refuse]));
  return new Proxy({}, traps);
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** An object whose property getters throw. */
function withThrowingGetters(): object {
  const names = ["subject", "reason", "status", "outcome", "result", "rsUri", "message", "code", "stack"];
  const get = () => {
    throw new Error("not to be read");
  };
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get, enumerable: true }])));
}

function unprintable(): object {
  const fail = () => {
    throw new Error("not to be printed");
  };
  return { toString: fail, valueOf: fail, toJSON: fail, [Symbol.toPrimitive]: fail };
}

const throwing = (value: unknown) => () => {
  throw value;
};
const rejecting = (value: unknown) => () => Promise.reject(value);

/** Callbacks that throw, reject, or return something that cannot even be awaited. */
export const FAILURES: readonly Outcome[] = [
  ["throws an error", throwing(new Error("secret"))],
  ["throws a TypeError", throwing(new TypeError("secret"))],
  ["throws undefined", throwing(undefined)],
  ["throws null", throwing(null)],
  ["throws a string", throwing("secret")],
  ["throws a symbol", throwing(Symbol("secret"))],
  ["throws a Response", throwing(new Response("secret"))],
  ["throws what cannot be printed", throwing(unprintable())],
  ["throws what cannot be read", throwing(withThrowingGetters())],
  ["throws what cannot be looked at", throwing(forbidding())],
  ["throws a revoked proxy", throwing(revoked())],
  ["rejects with an error", rejecting(new Error("secret"))],
  ["rejects with undefined", rejecting(undefined)],
  ["rejects with a symbol", rejecting(Symbol("secret"))],
  ["rejects with what cannot be looked at", rejecting(forbidding())],
  ["gives a thenable that throws", () => ({ then: throwing(new Error("secret")) })],
  [
    "gives a thenable that rejects twice",
    () => ({ then: (_: unknown, no: (reason: string) => void) => (no("1"), no("2")) }),
  ],
  [
    "gives what cannot be asked for its then",
    () => Object.defineProperty({}, "then", { get: throwing(new Error("secret")) }),
  ],
  ["gives what cannot be looked at", forbidding],
  ["gives a revoked proxy", revoked],
];

/** Callbacks that never settle. */
export const SILENCES: readonly Outcome[] = [
  ["gives a promise that never settles", () => new Promise(() => {})],
  ["gives a thenable that never calls back", () => ({ then: () => {} })],
];

function consumed(): Response {
  const response = new Response("secret");
  void response.text();
  return response;
}

function locked(): Response {
  const response = new Response("secret");
  response.body!.getReader();
  return response;
}

/** Objects that no callback may return, since none is the kind of data that callbacks return. */
export const WRONG_OBJECTS: readonly Outcome[] = [
  ["gives a Date", () => new Date(0)],
  ["gives a Map", () => new Map()],
  ["gives an error instead of throwing it", () => new Error("secret")],
  ["gives Response.error()", () => Response.error()],
  ["gives a response that has been read", consumed],
  ["gives a response that is being read", locked],
  ["gives what cannot be read", withThrowingGetters],
  ["promises what cannot be read", () => Promise.resolve(withThrowingGetters())],
  ["gives an object of a class", () => new (class Settings {})()],
];

/** Other values that no callback may return. */
export const WRONG_VALUES: readonly Outcome[] = [
  ["gives a symbol", () => Symbol("secret")],
  ["gives an infinite number", () => Infinity],
  ["gives a bigint", () => 5n],
  ["gives a function", () => () => true],
  ["gives a list of symbols", () => [Symbol("secret")]],
  ["promises a symbol", () => Promise.resolve(Symbol("secret"))],
];
