// The terminal output.
import { styleText } from "node:util";
import type { Completion } from "authlete/handlers";
import { codeFlowFor } from "./code-flow.js";
import { curlFor, curlForDevice, curlForPayments, curlToRegister } from "./curl.js";
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

/** When piped, only the addresses are printed, unless `log` is set. */
export function createStory(out: NodeJS.WriteStream, log: boolean): Story {
  const colours = out.isTTY && !process.env["NO_COLOR"];
  const paint = (style: Style, text: string) => (colours ? styleText(style, text) : text);
  const tellsAll = out.isTTY || log;
  const event = (text: string) => {
    if (tellsAll) out.write(`${printable(text)}\n`);
  };
  return {
    begin(example) {
      const { url, address, certificate, backend, notificationEndpoint, resourceSecret, registrationToken } = example;
      const lines: string[] = [];
      const line = (text = "") => void lines.push(text);
      const row = (name: string, text: string) => line(`  ${name.padEnd(18)}${text}`);
      line(paint("bold", "An authorization server, for development only"));
      row("server", url);
      if (address !== url) row(certificate ? "listening at" : "behind a proxy", address);
      if (certificate) row("certificate", `${certificate.path}, to trust with NODE_EXTRA_CA_CERTS or curl --cacert`);
      const trusting = certificate ? `curl --cacert ${certificate.path} ` : "curl ";
      row("Authlete", backend.place);
      row("notifications", notificationEndpoint);
      row("account", `${url}/account`);
      row("introspection", `${url}/introspect, as accounts:${resourceSecret}`);
      row("device codes", `${url}/activate`);
      row("registration", `${url}/register, with the token ${registrationToken}`);
      row("grants", `${url}/grants/{grant_id}`);
      row("resource", `${url}/payments, described at ${url}/.well-known/oauth-protected-resource/payments`);
      const { codeClient, tvClient } = backend;
      const flow = codeClient && codeFlowFor(codeClient, url);
      if (flow) {
        row("client", codeClient.credentials);
        line(`\n${paint("bold", "Sign in at the client")}`);
        for (const { email, password } of USERS) row(email, password);
        row("link", paint("cyan", flow.link));
      }
      line(`\n${paint("bold", "Open a device in a browser")}`);
      for (const { subject } of USERS) row(subject, paint("cyan", `${url}${example.pairingPath(subject)}`));
      const commands = (name: string, how: string, text: string) =>
        tellsAll && line(`\n${paint("bold", name)}: ${how}\n\n${text.replaceAll("curl ", trusting)}`);
      if (flow) commands("code", "After the login, with the code that the client shows.", flow.curl);
      if (tvClient) {
        const how = "Open the address that the first command shows, allow, and repeat the last one.";
        commands("device", how, curlForDevice(tvClient, url));
      }
      commands(
        "register",
        "The answer has the secret of the new client, and a token to manage it.",
        curlToRegister(registrationToken, url),
      );
      commands(
        "payments",
        "Put a token with the scope payments.read into $token first, such as that of the device.",
        curlForPayments(url),
      );
      for (const client of backend.clients)
        commands(client.mode.toLowerCase(), HOW[client.mode], curlFor(client, example));
      if (tellsAll && !backend.emulator)
        line(`\nSecrets are not shown: set CODE_CLIENT_SECRET, POLL_CLIENT_SECRET and so on before you paste.`);
      line(`\n${paint("dim", "Ready. Stop with Ctrl+C.")}\n`);
      // One write, so that for other programs the last line means that the output is complete.
      out.write(lines.join("\n"));
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

/** Replaces control characters, which terminals would obey. Names come from clients. */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
}
