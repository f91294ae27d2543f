// Puts each paragraph on one line and changes nothing else.
import { expect, it } from "vitest";
import { unwrap, unwrapDescriptions } from "../../scripts/docs/unwrap.js";

it("joins the lines of a paragraph and of a list's entry", () => {
  expect(unwrap("One\ntwo.\n\n- three\n  four\n- five\n")).toBe("One two.\n\n- three four\n- five\n");
});

it("leaves tables, headings and code alone", () => {
  const text = "# A\nb\n\n| a | b |\n| --- | --- |\n| c | d |\n\n```ts\na\nb\n```\n";
  expect(unwrap(text)).toBe(text);
});

it("changes descriptions, but no examples", () => {
  const node = {
    description: "a\nb",
    properties: { description: { description: "c\nd", example: { description: "e\nf" } } },
  };
  unwrapDescriptions(node);
  expect(node).toEqual({
    description: "a b",
    properties: { description: { description: "c d", example: { description: "e\nf" } } },
  });
});
