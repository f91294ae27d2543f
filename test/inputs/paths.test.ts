// Whatever is passed for a path or a query is sent unchanged, or refused before anything is sent.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, isRefused, RUNS, text } from "./odd-inputs.js";

/** Whether a text can be a path segment: not if it is empty or a dot segment, or cannot be encoded. */
const isStep = (text: string) => !/^\.{0,2}$|\p{Surrogate}/u.test(text);

describe("a path parameter", () => {
  it("is one step of the path, whatever it is, or refused", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (identifier, subject) => {
        const { authlete, sent } = createClient();
        const refused = await isRefused(() => authlete.client.management.getGrantedScopes(identifier, subject));
        expect(refused).toBe(![identifier, subject].every(isStep));
        expect(sent.length).toBe(refused ? 0 : 1);
        if (refused) return;
        const { origin, pathname, search, hash } = new URL(sent[0]!.url);
        expect({ origin, search, hash }).toEqual({ origin: "https://api.example.com", search: "", hash: "" });
        const steps = pathname.split("/").map(decodeURIComponent);
        expect(steps).toEqual(["", "api", "1", "client", "granted_scopes", "get", identifier, subject]);
      }),
      RUNS,
    );
  });

  it("that is no text is an integer that is exact, or refused", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything().filter((value) => typeof value !== "string"),
        async (value) => {
          const { authlete, sent } = createClient();
          const refused = await isRefused(() => authlete.client.get(value as never));
          expect(refused).toBe(!Number.isSafeInteger(value));
          expect(sent.map(({ url }) => url)).toEqual(
            refused ? [] : [`https://api.example.com/api/1/client/get/${value as number}`],
          );
        },
      ),
      RUNS,
    );
  });

  it("that names the service obeys the same rule", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (serviceId) => {
        const { authlete, sent } = createClient();
        const refused = await isRefused(() => authlete.service.get({ serviceId }));
        expect(refused).toBe(!isStep(serviceId));
        expect(sent.length).toBe(refused ? 0 : 1);
        if (refused) return;
        const steps = new URL(sent[0]!.url).pathname.split("/").map(decodeURIComponent);
        expect(steps).toEqual(["", "api", serviceId, "service", "get"]);
      }),
      RUNS,
    );
  });
});

describe("a query parameter", () => {
  it("is sent as it is, unless it cannot be encoded", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (subject) => {
        const { authlete, sent } = createClient();
        if (/\p{Surrogate}/u.test(subject)) {
          await expect(authlete.token.management.list({ subject })).rejects.toBeInstanceOf(Error);
          return void expect(sent).toEqual([]);
        }
        await authlete.token.management.list({ subject });
        expect([...new URL(sent[0]!.url).searchParams]).toEqual([["subject", subject]]);
      }),
      RUNS,
    );
  });
});
