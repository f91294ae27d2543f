// Shows each step in the terminal, without colours when piped. Secrets are shortened.
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

export interface Story {
  title(text: string): void;
  flow(name: string): void;
  step(text: string, detail?: string): void;
  call(operation: string, result: { action: string; resultCode: string }): void;
  answer(status: number, body: Record<string, unknown>): void;
  fact(name: string, text: string): void;
  /** Shows the remaining seconds. */
  waiting(why: string, left: number): void;
  /** The current time of the flow, in milliseconds since the epoch. */
  now(): number;
}

/** Names of values that are secret. */
const SECRET = /token$|^auth_req_id$/;

export function createStory(out: NodeJS.WriteStream, now: () => number): Story {
  const lively = out.isTTY && !process.env.NO_COLOR;
  const paint = (style: Style, text: string) => (lively ? styleText(style, text) : text);
  const line = (text = "") => void out.write(`${text}\n`);
  const shorten = (value: string) => (value.length > 12 ? `${value.slice(0, 8)}…` : value);
  return {
    now,
    title: (text) => line(text),
    flow: (name) => line(`\n${paint("bold", name)}`),
    step(text, detail) {
      line(`  ${text}`);
      if (detail !== undefined) line(`      ${paint("dim", detail)}`);
    },
    call: (operation, { action, resultCode }) =>
      line(`      ${paint("cyan", operation)} -> ${action} ${paint("dim", resultCode)}`),
    answer(status, body) {
      const shown = Object.entries(body).map(([name, value]) => [
        name,
        SECRET.test(name) ? shorten(String(value)) : value,
      ]);
      line(
        `      answer ${paint(status < 400 ? "green" : "yellow", String(status))} ${JSON.stringify(Object.fromEntries(shown))}`,
      );
    },
    fact: (name, text) => line(`      ${paint("green", name)} ${text}`),
    waiting(why, left) {
      if (lively) out.write(left > 0 ? `\r      ${paint("dim", `${why}: ${left} s left `)}` : "\r\u001b[K");
    },
  };
}
