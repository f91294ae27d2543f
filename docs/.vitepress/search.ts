// Options of MiniSearch. No functions: VitePress would need `eval` for them, which the content security policy forbids.
export const searchOptions = { fuzzy: 0.25, prefix: true, boost: { title: 6, titles: 3, text: 1 } };

/** Other names of a page. Search results show them before the title. */
export const keywords: Record<string, string> = {
  "operations/pushedAuthorization.create.md": "PAR",
  "models/Client.md": "id token signing alg",
  "guides/ciba.md": "back-channel, binding message",
};
