import { importSPKI } from "jose";
import { describe, expect, test } from "vitest";
import { get, post, remove, standing, within } from "../caller.js";
import { matching } from "../matchers.js";

/** An emulator with or without a hardware security module, and the calls for its keys. */
function stageWith(hsmEnabled = true) {
  const emulator = standing({ service: { hsmEnabled } });
  const create = (more: object = {}) => post(emulator, "/hsk/create", { kty: "EC", use: "sig", alg: "ES256", ...more });
  return { emulator, create };
}

const random = matching(/^[\w-]{43}$/);
const disabled = "The service has no hardware security module: its hsmEnabled is false.";

describe("a key in a module that is made of software, and says so,", () => {
  test("A266001, A268001, A269001: is made, found, listed and shown by its service", async () => {
    const { emulator, create } = stageWith();
    const { body } = await create({ kid: "sign-2026", hsmName: "emulator" });
    const hsk = body["hsk"] as Record<string, string>;
    const key = { kty: "EC", use: "sig", alg: "ES256", kid: "sign-2026", hsmName: "emulator" };
    expect(body).toEqual({
      resultCode: "A266001",
      resultMessage: "[A266001] The key was made, in software.",
      action: "SUCCESS",
      hsk: { ...key, handle: random, publicKey: matching(/^-----BEGIN PUBLIC KEY-----\n/) },
    });
    expect((await importSPKI(hsk["publicKey"]!, "ES256")).algorithm).toMatchObject({ namedCurve: "P-256" });
    const found = { resultCode: "A268001", resultMessage: "[A268001] The key was found.", action: "SUCCESS", hsk };
    expect(await get(emulator, `/hsk/get/${hsk["handle"]}`)).toEqual({ status: 200, body: found });
    const listed = { resultCode: "A269001", resultMessage: "[A269001] The keys were listed.", action: "SUCCESS" };
    expect((await get(emulator, "/hsk/get/list")).body).toEqual({ ...listed, hsks: [hsk] });
    expect((await get(emulator, "/service/get")).body["hsks"]).toEqual([hsk]);
  });

  test.each([
    ["EC", "sig", "ES512"],
    ["RSA", "sig", "PS256"],
    ["EC", "enc", "ECDH-ES+A256KW"],
    ["RSA", "enc", "RSA-OAEP-256"],
  ])("is of the type %s, for %s, with %s, and has a kid at random", async (kty, use, alg) => {
    const { create } = stageWith();
    expect((await create({ kty, use, alg })).body["hsk"]).toMatchObject({ kty, use, alg, kid: random });
  });

  test("may have the kid of another one, and is another key", async () => {
    const { create } = stageWith();
    const keys = [await create({ kid: "a" }), await create({ kid: "a" })].map(({ body }) => body["hsk"]);
    const [one, two] = keys as { handle: string; publicKey: string; kid: string }[];
    expect([one!.kid, two!.kid]).toEqual(["a", "a"]);
    expect(one!.handle).not.toBe(two!.handle);
    expect(one!.publicKey).not.toBe(two!.publicKey);
  });

  test("A268202, A270202: is gone once it is deleted, and unknown to another service", async () => {
    const { emulator, create } = stageWith();
    const path = async () => `/${((await create()).body["hsk"] as { handle: string }).handle}`;
    const [kept, deleted] = [await path(), await path()];
    const text = "There is no key of this handle.";
    expect(await remove(emulator, `/hsk/delete${deleted}`)).toEqual({ status: 204, body: {} });
    const resultCode = "A270202";
    const gone = { status: 404, body: { resultCode, resultMessage: `[${resultCode}] ${text}` } };
    expect(await remove(emulator, `/hsk/delete${deleted}`)).toEqual(gone);
    const unknown = { resultCode: "A268202", resultMessage: `[A268202] ${text}`, action: "NOT_FOUND" };
    expect((await get(emulator, `/hsk/get${deleted}`)).body).toEqual(unknown);
    expect((await get(emulator, `/hsk/get${kept}`)).body["action"]).toBe("SUCCESS");

    const { body } = await post(within(emulator, "."), "/service/create", { hsmEnabled: true });
    const other = within(emulator, String(body["apiKey"]));
    expect((await get(other, `/hsk/get${kept}`)).body).toEqual(unknown);
    expect(await remove(other, `/hsk/delete${kept}`)).toEqual(gone);
    expect((await get(other, "/hsk/get/list")).body["hsks"]).toEqual([]);
  });
});

describe("no key is made", () => {
  test.each([
    ["without a type", { kty: undefined }],
    ["of another type", { kty: "OKP" }],
    ["for nothing", { use: undefined }],
    ["for another use", { use: "toString" }],
    ["without an algorithm", { alg: undefined }],
    ["with an algorithm of another type", { alg: "RS256" }],
    ["with an algorithm of neither type", { alg: "EdDSA" }],
    ["with an algorithm of another use", { alg: "ECDH-ES" }],
    ["with a secret", { alg: "HS256" }],
  ])("E031001: %s", async (_what, more) => {
    const { emulator, create } = stageWith();
    const text = "The kty (EC or RSA), the use (sig or enc) and the alg of the key are missing or do not go together.";
    const resultMessage = `[E031001] ${text}`;
    expect((await create(more)).body).toEqual({ resultCode: "E031001", resultMessage, action: "INVALID_REQUEST" });
    expect((await get(emulator, "/hsk/get/list")).body["hsks"]).toEqual([]);
  });

  test("A264201: in a module that is not there", async () => {
    const resultMessage = "[A264201] The emulator has no module but 'emulator', which is made of software.";
    const refused = { resultCode: "A264201", resultMessage, action: "INVALID_REQUEST" };
    expect((await stageWith().create({ hsmName: "google" })).body).toEqual(refused);
  });
});

test("A266201, A268201, A269201, A270201: a service without a module has no keys", async () => {
  const { emulator, create } = stageWith(false);
  const refused = (resultCode: string) => ({
    status: 200,
    body: { resultCode, resultMessage: `[${resultCode}] ${disabled}`, action: "INVALID_REQUEST" },
  });
  expect(await create()).toEqual(refused("A266201"));
  expect(await get(emulator, "/hsk/get/x")).toEqual(refused("A268201"));
  expect(await get(emulator, "/hsk/get/list")).toEqual(refused("A269201"));
  const body = { resultCode: "A270201", resultMessage: `[A270201] ${disabled}` };
  expect(await remove(emulator, "/hsk/delete/x")).toEqual({ status: 400, body });
});
