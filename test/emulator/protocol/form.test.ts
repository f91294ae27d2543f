// Forms of clients, which may be as long as a body may be and contain anything.
import { expect, test } from "vitest";
import { basic, clientOf, contentOf, post, standing } from "../caller.js";

test.each(["a&", "a=b&c&", "resource=https://a.example/&", "%61=%62+&", "=&", "&"])(
  "a form of nothing but %j is read in linear time",
  async (unit) => {
    const emulator = standing({ journalSize: 0 });
    const client = clientOf(emulator, "POLL");
    const timeOf = async (count: number) => {
      const parameters = unit.repeat(count);
      const times: number[] = [];
      for (let run = 0; run < 5; run += 1) {
        const began = performance.now();
        expect((await post(emulator, "/auth/token", { parameters, ...basic(client) })).body["action"]).toBe(
          "BAD_REQUEST",
        );
        times.push(performance.now() - began);
      }
      return Math.min(...times);
    };
    const length = 2_000 / unit.length;
    await timeOf(length);
    // Linear parsing of 16 times the input takes 16 times as long, and even on a busy machine less than 64 times. Quadratic parsing
    // would take 256 times as long.
    expect(await timeOf(length * 16)).toBeLessThan(64 * (await timeOf(length)));
  },
);

test("a form keeps what is there more than once in its order", async () => {
  const emulator = standing();
  const client = emulator.addClient({ grantTypes: ["CLIENT_CREDENTIALS"] });
  const resources = ["https://b.example", "https://a.example", "https://c.example"];
  const parameters = `grant_type=client_credentials&${resources.map((text) => `resource=${encodeURIComponent(text)}`).join("&")}`;
  const answer = await post(emulator, "/auth/token", { parameters, ...basic(client) });
  expect(answer.body["accessTokenResources"]).toEqual(resources);
  expect(contentOf(answer)["token_type"]).toBe("Bearer");
});
