// Interleaved calls of two services: what one issued is not valid at the other, reveals nothing of its user there, and stays valid at
// its own service.
import fc from "fast-check";
import { expect, test } from "vitest";
import { callsOf as codeCallsOf, redirectUri } from "../authorization/code-caller.js";
import { basic, form, post, standing, ticketOf, within, type Answer } from "../caller.js";
import { callsOf as deviceCallsOf } from "../deviceFlow/device-caller.js";

const settings = {
  grantTypes: ["CIBA", "AUTHORIZATION_CODE", "REFRESH_TOKEN", "PASSWORD", "DEVICE_CODE"] as const,
  responseTypes: ["CODE"] as const,
  redirectUris: [redirectUri],
  bcDeliveryMode: "POLL" as const,
};

/** A service with a client, and for each kind of value that it issues, how to obtain and how to use it. */
function placeOf(emulator: Parameters<typeof post>[0], client: Parameters<typeof basic>[0], subject: string) {
  const code = codeCallsOf(emulator, client);
  const device = deviceCallsOf(emulator, client);
  const told = async (answer: Promise<Answer>, name: string) => String((await answer).body[name]);
  const grant = { grantType: "AUTHORIZATION_CODE", clientId: client.clientId, subject, scopes: ["openid"] };
  const made = () => post(emulator, "/auth/token/create", grant);
  const password = { grant_type: "password", username: subject, password: "x", scope: "openid" };
  const uses: Record<string, [make: () => Promise<string>, use: (text: string) => Promise<Answer>]> = {
    "ticket of a backchannel request": [
      () => ticketOf(emulator, client),
      (ticket) => post(emulator, "/backchannel/authentication/issue", { ticket }),
    ],
    "ticket of an authorization request": [
      () => code.ticketOf(),
      (ticket) => post(emulator, "/auth/authorization/ticket/info", { ticket }),
    ],
    "authorization code": [() => code.codeOf(), (text) => code.redeem(text)],
    "ticket of a password": [
      () => told(code.token(password), "ticket"),
      (ticket) => post(emulator, "/auth/token/issue", { ticket, subject }),
    ],
    "pushed request": [() => told(code.push(), "requestUri"), (request_uri) => code.authorize({ request_uri })],
    "user code": [async () => (await device.begin()).userCode, (userCode) => device.verify(userCode)],
    "access token": [
      () => told(made(), "accessToken"),
      (token) => post(emulator, "/auth/introspection/standard", { parameters: form({ token }) }),
    ],
    "refresh token": [
      () => told(made(), "refreshToken"),
      (refresh_token) => code.token({ grant_type: "refresh_token", refresh_token }),
    ],
  };
  return uses;
}

async function setUp() {
  const service = { supportedGrantTypes: [...settings.grantTypes] };
  const emulator = standing({ service, clients: [{ ...settings, clientName: "First" }] });
  const first = emulator.clients[0]!;
  const { body } = await post(within(emulator, "."), "/service/create", { serviceName: "Second", ...service });
  const second = within(emulator, String(body["apiKey"]));
  const { body: created } = await post(second, "/client/create", { ...settings, clientName: "Second" });
  const client = { ...first, clientId: created["clientId"] as number, clientSecret: String(created["clientSecret"]) };
  return [placeOf(emulator, first, "anna"), placeOf(second, client, "boris")] as const;
}

/** Whether the presented value was accepted, and the whole answer as text. */
const outcome = ({ body }: Answer) => {
  const content = String(body["responseContent"]);
  const isRefused =
    /INVALID|BAD_REQUEST|NOT_|UNAUTHORIZED|INTERNAL_SERVER_ERROR/.test(String(body["action"])) ||
    content === '{"active":false}';
  return { isRefused, text: JSON.stringify(body) };
};

const kind = fc.nat({ max: 7 });
const steps = fc.array(fc.record({ service: fc.nat({ max: 1 }), kind, stray: fc.boolean() }), {
  minLength: 4,
  maxLength: 16,
  size: "max",
});

test("what one service issued is unknown at the other, and stays good at home", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const places = await setUp();
      const issued: { service: number; name: string; text: string }[] = [];
      for (const step of sequence) {
        const name = Object.keys(places[0])[step.kind]!;
        issued.push({ service: step.service, name, text: await places[step.service]![name]![0]() });
        if (!step.stray) continue;
        const { service, name: strayed, text } = issued[step.kind % issued.length]!;
        const away = outcome(await places[1 - service]![strayed]![1](text));
        expect(away.isRefused, `${strayed}: ${away.text}`).toBe(true);
        expect(away.text).not.toMatch(service === 0 ? /anna|First/ : /boris|Second/);
      }
      for (const { service, name, text } of issued) {
        const home = outcome(await places[service]![name]![1](text));
        expect(home.isRefused, `${name}: ${home.text}`).toBe(false);
      }
    }),
    { numRuns: Number(process.env.PROPERTY_RUNS ?? 100) / 20 },
  );
});
