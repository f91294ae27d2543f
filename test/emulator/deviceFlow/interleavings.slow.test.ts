// Interleaved calls of two services: each request behaves like its model, and nothing of one service shows at the other.
import fc from "fast-check";
import { expect, test } from "vitest";
import { createClock, createEmulator } from "../../../src/emulator/index.js";
import { post, start, within } from "../caller.js";
import { callsOf, television } from "./device-caller.js";

type State = "pending" | "granted" | "access_denied" | "expired_token" | "gone";

interface Model {
  readonly service: number;
  readonly deviceCode: string;
  readonly userCode: string;
  readonly expiresAt: number;
  interval: number;
  lastPoll: number | null;
  state: State;
}

const which = fc.nat({ max: 2 });
/** Whether a call goes to the wrong service. */
const astray = fc.integer({ min: 1, max: 8 }).map((dice) => dice === 8);
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ call: fc.constant("begin" as const), service: fc.nat({ max: 1 }) }) },
    { weight: 1, arbitrary: fc.record({ call: fc.constant("verify" as const), which, astray }) },
    {
      weight: 1,
      arbitrary: fc.record({
        call: fc.constant("complete" as const),
        which,
        astray,
        result: fc.constantFrom("AUTHORIZED", "ACCESS_DENIED", "TRANSACTION_FAILED"),
      }),
    },
    { weight: 6, arbitrary: fc.record({ call: fc.constant("poll" as const), which, astray }) },
    {
      weight: 3,
      arbitrary: fc.record({ call: fc.constant("advance" as const), seconds: fc.constantFrom(1, 4, 5, 9, 10, 300) }),
    },
  ),
  { minLength: 10, maxLength: 40, size: "max" },
);

const states = { AUTHORIZED: "granted", ACCESS_DENIED: "access_denied", TRANSACTION_FAILED: "expired_token" } as const;

/** Two services with a device each. The second one is created through the API. */
async function setUp() {
  const clock = createClock({ start });
  const emulator = createEmulator({ clock, clients: [{ ...television, clientId: 1 }] });
  const { body } = await post(within(emulator, "."), "/service/create", { serviceName: "Other" });
  const other = within(emulator, String(body["apiKey"]));
  const made = await post(other, "/client/create", { ...television, clientName: "Other" });
  const second = { ...emulator.clients[0]!, clientId: made.body["clientId"] as number };
  return { clock, calls: [callsOf(emulator, emulator.clients[0]!), callsOf(other, second)] };
}

test("200 interleavings go as the model says", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { clock, calls } = await setUp();
      const models: Model[] = [];
      for (const step of sequence) {
        if (step.call === "advance") {
          clock.advance(step.seconds);
          continue;
        }
        if (step.call === "begin") {
          const codes = await calls[step.service]!.begin();
          const rest = { expiresAt: clock.now() + 600_000, interval: 5, lastPoll: null, state: "pending" } as const;
          models.push({ service: step.service, ...codes, ...rest });
          continue;
        }
        const model = models[step.which % Math.max(models.length, 1)];
        if (!model) continue;
        const alive = !step.astray && model.state !== "gone";
        const expired = model.expiresAt <= clock.now();
        const at = calls[step.astray ? 1 - model.service : model.service]!;
        if (step.call === "poll") {
          const { body } = await at.poll(model.deviceCode);
          expect(body["resultCode"]).toBe(alive ? pollCode(model, expired, clock.now()) : "A242304");
          continue;
        }
        const { body } =
          step.call === "verify"
            ? await at.verify(model.userCode)
            : await at.complete(model.userCode, { result: step.result });
        if (!alive || expired) {
          expect(body["action"]).toMatch(alive ? /EXPIRED$/ : /NOT_EXIST$/);
          if (alive) model.state = "gone";
        } else if (step.call === "verify") {
          expect(body["action"]).toBe(model.state === "pending" ? "VALID" : "NOT_EXIST");
        } else {
          expect(body["action"]).toBe(model.state === "pending" ? "SUCCESS" : "USER_CODE_NOT_EXIST");
          if (model.state === "pending") model.state = states[step.result];
        }
      }
    }),
    { numRuns: 200 },
  );
});

/** The result code that the model expects for a poll. Updates the model. */
function pollCode(model: Model, expired: boolean, now: number): string {
  if (expired) return "A242306";
  if (model.state === "granted") {
    model.state = "gone";
    return "A242002";
  }
  if (model.state !== "pending") return "A242001";
  const early = model.lastPoll !== null && now - model.lastPoll < model.interval * 1000;
  model.lastPoll = now;
  if (early) model.interval += 5;
  return early ? "E004004" : "A242307";
}
