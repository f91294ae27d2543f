// The output of the terminal.
import { styleText } from "node:util";
import type { Completion } from "authlete/handlers";
import { codeFlowFor } from "./code-flow.js";
import { curlFor } from "./curl.js";
import type { Example } from "./example.js";
import type { Notified } from "./notified-client.js";
import type { Prompt } from "./device/prompts.js";
import { USERS } from "./users.js";

type Style = Parameters<typeof styleText>[0];

const HOW = {
  POLL: "The client asks for its tokens until the user has decided: repeat the second command.",
  PING: "The client is told when the user has decided, and then collects its tokens with the second command.",
  PUSH: "The client gets its tokens sent.",
};

export interface Story {
  readonly begin: (example: Example) => void;
  readonly change: (prompt: Prompt, completion?: Completion) => void;
  readonly notification: (body: Notified) => void;
}

/** When piped, it shows the addresses only, unless `log` is set. */
export function createStory(out: NodeJS.WriteStream, log: boolean): Story {
  const colours = out.isTTY && !process.env["NO_COLOR"];
  const paint = (style: Style, text: string) => (colours ? styleText(style, text) : text);
  const line = (text = "") => void out.write(`${text}\n`);
  const tellsAll = out.isTTY || log;
  const event = (text: string) => {
    if (tellsAll) line(printable(text));
  };
  return {
    begin(example) {
      const { url, address, backend, notificationEndpoint, resourceSecret } = example;
      const row = (name: string, text: string) => line(`  ${name.padEnd(18)}${text}`);
      line(paint("bold", "An authorization server, for development only"));
      row("server", url);
      if (address !== url) row("behind a proxy", address);
      row("Authlete", backend.place);
      row("notifications", notificationEndpoint);
      row("account", `${url}/account`);
      row("introspection", `${url}/introspect, as accounts:${resourceSecret}`);
      const { codeClient } = backend;
      const flow = codeClient && codeFlowFor(codeClient, url);
      if (flow) {
        row("client", codeClient.credentials);
        line(`\n${paint("bold", "Sign in at the client")}`);
        for (const { email, password } of USERS) row(email, password);
        row("link", paint("cyan", flow.link));
      }
      line(`\n${paint("bold", "Open a device in a browser")}`);
      for (const { subject } of USERS) row(subject, paint("cyan", `${url}${example.pairingPath(subject)}`));
      if (!tellsAll) return;
      if (flow)
        line(`\n${paint("bold", "code")}: After the login, with the code that the client shows.\n\n${flow.curl}`);
      for (const client of backend.clients) {
        const { mode } = client;
        line(`\n${paint("bold", mode.toLowerCase())}: ${HOW[mode]}\n\n${curlFor(client, example)}`);
      }
      if (!backend.emulator)
        line(`\nSecrets are not shown: set CODE_CLIENT_SECRET, POLL_CLIENT_SECRET and so on before you paste.`);
      if (out.isTTY) line(`\n${paint("dim", "Stop with Ctrl+C.")}\n`);
    },
    change({ subject, clientName, code, state }, completion) {
      const what =
        state === "waiting" ? `is asked by ${clientName}, code to compare ${code}` : `${state}: ${clientName}`;
      const { delivery } = completion ?? {};
      event(`${subject} ${what}${delivery ? `, notification ${delivery.outcome}` : ""}`);
    },
    notification: (body) => event(`notified: ${JSON.stringify(body, shorten)}`),
  };
}

/** Shows only the beginning of secrets. */
function shorten(name: string, value: unknown): unknown {
  return /token$|^auth_req_id$/.test(name) && typeof value === "string" ? `${value.slice(0, 8)}…` : value;
}

/** Names come from clients, and terminals obey control characters. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
}
