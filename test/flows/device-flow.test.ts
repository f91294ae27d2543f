// openid-client as a device, against a thin server over the emulator, without sockets. It verifies the ID tokens.
import { createClock, createEmulator, type ClientSettings, type EmulatorOptions } from "authlete/emulator";
import * as openid from "openid-client";
import { describe, expect, it } from "vitest";
import { createCodeServer } from "./code-server.js";
import { connect } from "./connect.js";

const grantTypes = ["DEVICE_CODE", "REFRESH_TOKEN"] as const;
const television: ClientSettings = {
  clientType: "PUBLIC",
  tokenAuthMethod: "NONE",
  clientName: "Television",
  bcDeliveryMode: null,
  grantTypes,
};

/** A server, and openid-client as its device. */
async function start(settings: ClientSettings = television, options: EmulatorOptions = {}) {
  const emulator = createEmulator({ clock: createClock(), clients: [settings], ...options });
  const [client] = emulator.clients;
  const authlete = connect(emulator);
  const server = createCodeServer(authlete);
  const polls: number[] = [];
  /** What the user does after a poll. */
  let meanwhile: (() => Promise<unknown>) | undefined;
  const config = await openid.discovery(
    new URL(emulator.service.issuer),
    String(client!.clientId),
    settings.clientType === "PUBLIC" ? undefined : { client_secret: client!.clientSecret },
    settings.clientType === "PUBLIC" ? openid.None() : openid.ClientSecretBasic(client!.clientSecret),
    {
      [openid.customFetch]: async (url, init) => {
        const response = await server.fetch(url, init as RequestInit);
        if (url.endsWith("/token")) {
          polls.push(response.status);
          await meanwhile?.();
          meanwhile = undefined;
        }
        return response;
      },
    },
  );
  openid.enableNonRepudiationChecks(config);
  const begin = () => openid.initiateDeviceAuthorization(config, { scope: "openid email" });
  const decide = (userCode: string, approved = true) =>
    authlete.deviceFlow.complete(
      approved ? { userCode, result: "AUTHORIZED", subject: "anna" } : { userCode, result: "ACCESS_DENIED" },
    );
  return {
    emulator,
    config,
    polls,
    begin,
    decide,
    authlete,
    after: (work: () => Promise<unknown>) => (meanwhile = work),
    // openid-client would wait for the interval before each poll, which is not needed here.
    poll: (begun: Awaited<ReturnType<typeof begin>>) =>
      openid.pollDeviceAuthorizationGrant(config, { ...begun, interval: 0.01 }),
  };
}

describe("openid-client as a device", () => {
  it.each([
    ["public", television],
    ["confidential", { ...television, clientType: "CONFIDENTIAL", tokenAuthMethod: "CLIENT_SECRET_BASIC" }],
  ] as const)("that is %s polls until its user has approved, and refreshes its tokens", async (_kind, settings) => {
    const { emulator, config, begin, authlete, decide, after, poll, polls } = await start(settings, {
      slowDown: false,
    });
    const begun = await begin();
    expect(begun).toMatchObject({ expires_in: 600, interval: 5, verification_uri: "https://as.localhost/device" });
    expect(begun.verification_uri_complete).toBe(`https://as.localhost/device?user_code=${begun.user_code}`);
    const asked = await authlete.deviceFlow.verification({ userCode: begun.user_code });
    expect(asked).toMatchObject({ action: "VALID", clientName: "Television" });

    after(() => decide(begun.user_code));
    const tokens = await poll(begun);
    expect(polls).toEqual([400, 200]);
    expect(tokens.claims()).toMatchObject({ iss: emulator.service.issuer, sub: "anna" });
    expect(tokens.scope).toBe("openid email");
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!);
    expect(refreshed.access_token).not.toBe(tokens.access_token);
    await expect(poll(begun)).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("is told that its user refused, or did not come in time", async () => {
    const { emulator, begin, decide, poll } = await start();
    const refused = await begin();
    await decide(refused.user_code, false);
    await expect(poll(refused)).rejects.toMatchObject({ error: "access_denied" });
    const forgotten = await begin();
    emulator.clock.advance(600);
    await expect(poll(forgotten)).rejects.toMatchObject({ error: "expired_token" });
  });

  it("is told to slow down", async () => {
    const { config, begin } = await start();
    const { device_code } = await begin();
    const poll = () =>
      openid.genericGrantRequest(config, "urn:ietf:params:oauth:grant-type:device_code", { device_code });
    await expect(poll()).rejects.toMatchObject({ error: "authorization_pending" });
    await expect(poll()).rejects.toMatchObject({ error: "slow_down" });
  });
});
