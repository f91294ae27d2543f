// Memory that CIBA flows retain in the example server and the emulator, both in this process, while their tokens live and after they
// have expired. A program that is run from its built code, with --expose-gc. Argument: flows.
import { createAuthlete } from "authlete";
import { createClock, createEmulator } from "authlete/emulator";
import { createAuthorizationServer } from "../examples/authorization-server/authorization-server.js";
import { crowd, runServedFlows } from "./ciba-server-flows.js";
import { heap } from "./heap.js";

/** The heap in megabytes, and the number of records in it. */
export interface Held {
  heap: number;
  records: number;
}
export type CibaMemory = Record<"before" | "living" | "after", Held> & { flows: number };

async function measure(flows: number): Promise<CibaMemory> {
  const clock = createClock();
  const emulator = createEmulator({ clock, journalSize: 1000 });
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const users = crowd(50);
  const server = createAuthorizationServer({
    authlete: createAuthlete({ baseUrl, serviceId, token, fetch }),
    serviceId,
    notify: () => Promise.resolve({ outcome: "delivered" }),
    issuer: "https://as.example.com",
    resourceSecret: "s",
    registrationToken: "r",
    users,
    now: () => clock.now(),
  });
  const { prompts, app } = server;
  const flowing = {
    prompts,
    client: emulator.clients[0]!,
    post: (path: string, init: RequestInit) => app.request(path, init),
  };
  const held = async (): Promise<Held> => {
    const { transactions, accessTokens, refreshTokens, usedAssertions } = emulator.records;
    const shown = users.flatMap(({ subject }) => prompts.of(subject)).length;
    return { records: transactions + accessTokens + refreshTokens + usedAssertions + shown, heap: await heap() };
  };
  // Longer than the lifetime of any token, and than expired ones are remembered.
  const expire = () => clock.advance(100_000);

  // Warm-up: code that the first flows load, and prompts that stay on display, do not count as growth.
  await runServedFlows(flowing, 1000);
  expire();
  const before = await held();
  await runServedFlows(flowing, flows);
  const living = await held();
  expire();
  return { flows, before, living, after: await held() };
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
