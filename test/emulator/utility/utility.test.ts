import { expect, test } from "vitest";
import { sharedDescription } from "../../bundled-description.js";
import { aboveServices, get, standing } from "../caller.js";

const { info } = await sharedDescription();

test("getInfo tells the version of the API, that it is an emulator, and the features that it has, in order", async () => {
  expect(await get(aboveServices(standing()), "/info")).toEqual({
    status: 200,
    body: {
      version: info.version,
      // Open Banking and transformed claims are not among them.
      features: ["ciba", "dcr", "deviceflow", "fapi", "gm", "hsm", "oidc_federation"],
      configuration: { software: "emulator" },
    },
  });
});

test("getInfo needs the token, and echo needs none", async () => {
  const emulator = standing();
  const status = async (path: string) => (await emulator.fetch(`${emulator.url}/api${path}`)).status;
  expect([await status("/info"), await status("/misc/echo")]).toEqual([401, 200]);
});

test("health is told to everybody, with and without extended=true, and nothing else is", async () => {
  const emulator = standing();
  const ask = async (query: string) => {
    const response = await emulator.fetch(`${emulator.url}/api/lifecycle/healthcheck${query}`);
    return [response.status, response.headers.get("content-type"), await response.text()];
  };
  for (const query of ["", "?extended=true"]) expect(await ask(query)).toEqual([200, "text/plain", "OK"]);
});

test("echo gives back the query, whatever its names are", async () => {
  const emulator = standing();
  const response = await emulator.fetch(`${emulator.url}/api/misc/echo?a=1&__proto__=x&toString=`);
  expect(await response.text()).toBe('{"a":"1","__proto__":"x","toString":""}');
});
