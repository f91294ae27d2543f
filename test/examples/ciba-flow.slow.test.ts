// The demonstration against a service, which really waits until a request has expired.
import { createEmulator } from "authlete/emulator";
import { expect, it } from "vitest";
import { bundleDemonstration } from "./demonstration.js";

const run = await bundleDemonstration();

it("the demonstration runs against the service that the environment names, and says which", async () => {
  const emulator = createEmulator({ service: { backchannelPollingInterval: 1 } });
  const listener = await emulator.listen(0);
  try {
    const client = emulator.clients[0]!;
    const { status, out, err } = await run({
      AUTHLETE_BASE_URL: listener.url,
      AUTHLETE_SERVICE_ID: emulator.serviceId,
      AUTHLETE_TOKEN: emulator.token,
      AUTHLETE_CLIENT_ID: String(client.clientId),
      AUTHLETE_CLIENT_SECRET: client.clientSecret,
    });
    expect({ status, err }).toStrictEqual({ status: 0, err: "" });
    expect(out).toContain(`CIBA against ${listener.url}, service ${emulator.serviceId}`);
    expect(out).toContain("All three flows went as they should.");
    expect(emulator.requests.length).toBeGreaterThan(10);
  } finally {
    await listener.close();
  }
});
