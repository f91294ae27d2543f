// As MiniSearch reads them. No functions: VitePress would need `eval` for them, which the policy of the pages forbids.
export const searchOptions = { fuzzy: 0.25, prefix: true, boost: { title: 6, titles: 3, text: 1 } };

/** What people call a page besides its title. The list of results shows it before the title. */
export const keywords: Record<string, string> = {
  "operations/pushedAuthorization.create.md": "PAR",
  "models/Client.md": "id token signing alg",
  "guides/ciba.md": "back-channel, binding message",
};
