// The authorization endpoint in front of an emulator, with browsers that keep cookies and a host whose pages are JSON.
import { createAuthlete } from "authlete";
import { createClock, createEmulator, type ClientSettings, type ServiceSettings } from "authlete/emulator";
import {
  authorization,
  type AuthorizationDecision,
  type AuthorizationOptions,
  type FaultContext,
  type Interaction,
  type UserSession,
} from "authlete/handlers";
import { form } from "../../emulator/caller.js";

export const ISSUER = "https://as.example.com";
export const REDIRECT_URI = "https://client.example.com/cb";

/** The fixed time of the clocks, in seconds since the epoch. */
export const NOW = Date.UTC(2026, 0, 1) / 1000;

/** A browser with cookies and the session of the signed-in user. */
export class Browser {
  readonly cookies = new Map<string, string>();
  session: UserSession | undefined;

  request(path: string, init: RequestInit = {}): Request {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return new Request(`${ISSUER}${path}`, { ...init, headers: { ...init.headers, cookie } });
  }

  /** Stores the cookies of an answer. */
  take(response: Response): Response {
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (/max-age=0(;|$)/i.test(cookie)) this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    return response;
  }
}

/** Options are merged into the required ones. */
export function createStage(
  options: Partial<AuthorizationOptions> = {},
  settings: { client?: ClientSettings; service?: ServiceSettings } = {},
) {
  const clock = createClock({ start: NOW * 1000 });
  const emulator = createEmulator({
    clock,
    service: {
      issuer: ISSUER,
      supportedAcrs: ["gold", "silver"],
      claimShortcutRestrictive: false,
      supportedClaims: ["name", "email", "nickname"],
      ...settings.service,
    },
    clients: [
      {
        bcDeliveryMode: null,
        clientName: "Shop",
        grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN", "IMPLICIT"],
        responseTypes: ["CODE", "ID_TOKEN", "CODE_ID_TOKEN"],
        redirectUris: [REDIRECT_URI],
        ...settings.client,
      },
    ],
  });
  const authlete = createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: emulator.fetch,
    retry: false,
  });
  const browsers = new Map<string, Browser>();
  const shown: Interaction[] = [];
  const faults: [step: string, error: unknown][] = [];
  const endpoint = authorization({
    authlete,
    now: () => clock.now(),
    session: (request) => browsers.get(/\bsid=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "")?.session,
    interact: (interaction) => {
      shown.push(interaction);
      return Response.json({ needs: interaction.needs });
    },
    onError: (error: unknown, { step }: FaultContext) => void faults.push([step, error]),
    ...options,
  });
  const [client] = emulator.clients;

  const stage = {
    clock,
    emulator,
    authlete,
    endpoint,
    shown,
    faults,
    /** Opens a new browser, optionally with a signed-in user. */
    open(session?: UserSession): Browser {
      const browser = new Browser();
      browser.session = session;
      const id = `b${browsers.size}`;
      browsers.set(id, browser);
      browser.cookies.set("sid", id);
      return browser;
    },
    /** Sends an authorization request. Parameters are merged into valid ones. */
    async ask(browser: Browser, parameters: Record<string, string | undefined> = {}): Promise<Response> {
      const query = form({
        client_id: String(client!.clientId),
        response_type: "code",
        redirect_uri: REDIRECT_URI,
        scope: "openid",
        state: "s",
        ...parameters,
      });
      return browser.take(await endpoint(browser.request(`/authorize?${query}`)));
    },
    /** Decides, by default about the last page shown. */
    async decide(browser: Browser, decision: AuthorizationDecision, reference = shown.at(-1)!.reference) {
      return browser.take(await endpoint.decide(browser.request("/decision", { method: "POST" }), reference, decision));
    },
    /** The calls of the API, with the bodies of those that end an authorization. */
    calls: () => emulator.requests.map(({ operation }) => operation),
  };
  return stage;
}

/** The parameters that a client gets at its redirect URI. */
export function landed(response: Response): Record<string, string> {
  const location = new URL(response.headers.get("location")!);
  if (location.origin + location.pathname !== REDIRECT_URI) throw new Error(location.href);
  return Object.fromEntries(new URLSearchParams(location.search || location.hash.slice(1)));
}

/** The error that a client gets there. */
export const errorOf = (response: Response): string | undefined => landed(response)["error"];

/** The `needs` of a page. */
export const needsOf = async (response: Response): Promise<unknown> =>
  ((await response.json()) as { needs: unknown }).needs;
