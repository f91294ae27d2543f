// Which binding messages can be shown, judged by how they look, not by the kinds of characters.
import { describe, expect, it } from "vitest";
import { createServer } from "../authorization-server.js";

const server = createServer();
const statusOf = async (binding_message: string) => (await server.authenticate({ binding_message })).status;

describe("a message can be shown", () => {
  it.each([
    ...["K7-42", "Überweisung 12,50 € 🙂", "日本語", "한국어", "שלום", "e\u0301", "٪", "*"],
    ...["می\u200cخواهم", "کتاب\u200cها", "क\u094d\u200dष", "ශ\u0dca\u200dරී", "\u0600\u0661"],
    ...[
      "👨\u200d👩\u200d👧",
      "👩🏽\u200d💻",
      "❤\ufe0f\u200d🔥",
      "☎\ufe0f",
      "☎\ufe0e",
      "1\ufe0f\u20e3",
      "🇩🇪",
      "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ],
  ])("%s", async (message) => expect(await statusOf(message)).toBe(200));
});

describe("a message cannot be shown", () => {
  const bad: Record<string, string[]> = {
    blank: [" ", "\u00a0\u3000", "\u2800", "\u2800 \u2800", "\u3164", "\u115f", "\uffa0", "\u17b4", "\u{1d159}"],
    unassigned: ["\ufffe", "\uffff", "\ufdd0", "\u0378", "a\u{fffff}"],
    "of joiners at odd places": ["\u200d", "a\u200cb", "a\u200db", "🙂\u200d", "می\u200c"],
    "with controls": [
      "a\nb",
      "\u0007",
      "\u2028",
      "a\u202eb",
      "\u2066x",
      "\u200ea",
      "\u061ca",
      "\ufeffa",
      "a\u00adb",
      "a\u034fb",
    ],
    "of selectors and tags": ["\ufe0f", "a\ufe0fb", "a\u{e0041}b", "a\u{e0100}", "\u180ea"],
    "of marks alone": ["\u0301", "\u0301a", " \u0301", "a\u0301\u0302\u0303\u0304\u0305"],
    "for private use": ["\ue000", "a\u{f0000}"],
    "that stands for other things": ["\ufffc", "\ufff9a\ufffb"],
  };
  const rows = Object.entries(bad).flatMap(([kind, messages]) =>
    messages.map((message) => [kind, escape(message), message] as const),
  );
  it.each(rows)("%s: %s", async (_kind, _escaped, message) => expect(await statusOf(message)).toBe(400));
});
