import { expect, test } from "vitest";
import { emulatedOperations } from "../../../src/emulator/index.js";
import { sharedDescription } from "../../bundled-description.js";
import { aboveServices, get, standing } from "../caller.js";

const { info } = await sharedDescription();

test("getInfo tells the version of the API, that it is an emulator, and the features that it has", async () => {
  const { body } = await get(aboveServices(standing()), "/info");
  expect(body).toEqual({
    version: info.version,
    features: body["features"],
    configuration: { software: "emulator" },
  });
  const has = (group: string) => emulatedOperations.some((id) => id.startsWith(`${group}.`));
  const names = { ciba: "ciba", dcr: "dynamicClientRegistration", gm: "grantManagement", hsm: "hardwareSecurityKeys" };
  for (const [name, group] of Object.entries(names))
    expect([name, (body["features"] as string[]).includes(name)]).toEqual([name, has(group)]);
});

test("getInfo needs the token, and echo needs none", async () => {
  const emulator = standing();
  const status = async (path: string) => (await emulator.fetch(`${emulator.url}/api${path}`)).status;
  expect([await status("/info"), await status("/misc/echo")]).toEqual([401, 200]);
});

test("echo gives back the query, whatever its names are", async () => {
  const emulator = standing();
  const response = await emulator.fetch(`${emulator.url}/api/misc/echo?a=1&__proto__=x&toString=`);
  expect(await response.text()).toBe('{"a":"1","__proto__":"x","toString":""}');
});
