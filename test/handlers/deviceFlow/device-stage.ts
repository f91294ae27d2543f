// Both endpoints of the device flow in front of an emulator, with browsers that keep cookies and a host whose pages are JSON.
import { createAuthlete } from "authlete";
import { createClock, createEmulator, type ServiceSettings } from "authlete/emulator";
import {
  deviceAuthorization,
  deviceVerification,
  token,
  type DeviceDecision,
  type DevicePage,
  type DeviceVerificationOptions,
  type UserSession,
} from "authlete/handlers";
import { Browser, ISSUER, NOW } from "../authorization/stage.js";

export const anna: UserSession = { subject: "anna", authTime: NOW - 60, acr: "urn:example:acr:pin" };
export const bert: UserSession = { subject: "bert" };

/** Options are merged into the required ones. */
export function deviceStage(options: Partial<DeviceVerificationOptions> = {}, service: ServiceSettings = {}) {
  const clock = createClock({ start: NOW * 1000 });
  const television = {
    clientName: "Television",
    clientType: "PUBLIC",
    tokenAuthMethod: "NONE",
    bcDeliveryMode: null,
    grantTypes: ["DEVICE_CODE"],
  } as const;
  const emulator = createEmulator({ clock, service: { issuer: ISSUER, ...service }, clients: [television] });
  const { url: baseUrl, serviceId, token: apiToken, fetch } = emulator;
  const authlete = createAuthlete({ baseUrl, serviceId, token: apiToken, fetch, retry: false });
  const sessions = new Map<string, UserSession | undefined>();
  const pages: DevicePage[] = [];
  const faults: unknown[] = [];
  const begin = deviceAuthorization({ authlete });
  const redeem = token({ authlete });
  const endpoint = deviceVerification({
    authlete,
    now: () => clock.now(),
    session: (request) => sessions.get(/\bsid=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? ""),
    showPage: (page) => {
      pages.push(page);
      return Response.json(page);
    },
    onError: (error: unknown) => void faults.push(error),
    ...options,
  });
  const client_id = String(emulator.clients[0]!.clientId);
  const post = (path: string, parameters: Record<string, string>) =>
    new Request(`${ISSUER}${path}`, { method: "POST", body: new URLSearchParams(parameters) });

  return {
    clock,
    emulator,
    endpoint,
    pages,
    faults,
    /** The API calls of the page. */
    calls: () =>
      emulator.requests.map(({ operation }) => operation).filter((name) => name !== "deviceFlow.authorization"),
    open: (session?: UserSession): Browser => {
      const browser = new Browser();
      const id = `b${sessions.size}`;
      sessions.set(id, session);
      browser.cookies.set("sid", id);
      return browser;
    },
    signIn: (browser: Browser, session: UserSession | undefined) => sessions.set(browser.cookies.get("sid")!, session),
    /** The codes that a device gets. */
    begin: async (parameters: Record<string, string> = {}) => {
      const response = await begin(post("/device_authorization", { client_id, scope: "openid email", ...parameters }));
      return (await response.json()) as { user_code: string; device_code: string };
    },
    /** The answer to a device that polls for tokens. */
    poll: async (device_code: string) => {
      const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
      const response = await redeem(post("/token", { client_id, grant_type, device_code }));
      return (await response.json()) as Record<string, unknown>;
    },
    visit: async (browser: Browser, query = "") => {
      return browser.take(await endpoint(browser.request(`/device${query}`)));
    },
    type: async (browser: Browser, user_code: string) => {
      const body = new URLSearchParams({ user_code });
      return browser.take(await endpoint(browser.request("/device", { method: "POST", body })));
    },
    decide: async (browser: Browser, decision: DeviceDecision, reference = referenceOf(pages)) => {
      return browser.take(await endpoint.decide(browser.request("/decision", { method: "POST" }), reference, decision));
    },
  };
}

/** The reference on the last consent page. */
function referenceOf(pages: readonly DevicePage[]): string {
  const page = pages.findLast(({ show }) => show === "consent");
  if (page?.show !== "consent") throw new Error("no consent page was shown");
  return page.reference;
}
