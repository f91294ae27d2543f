// The site's search finds what people look for among the first three results. Uses the built index without a browser.
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import MiniSearch from "minisearch";
import { expect, it } from "vitest";
import { searchOptions } from "../../docs/.vitepress/search.js";

const folder = "dist/docs/assets/chunks";
const file = readdirSync(folder).find((name) => name.startsWith("@localSearchIndexroot"))!;
const { default: index } = (await import(resolve(folder, file))) as { default: string };
const search = MiniSearch.loadJSON(index, {
  fields: ["title", "titles", "text"],
  storeFields: ["title", "titles"],
  searchOptions,
});

it.each([
  ["refuse user", /operations\/(ciba|authorization)\.fail/],
  ["access_denied", /FailRequestReason|\.fail|errors/],
  ["auth_req_id", /ciba/i],
  ["slow_down", /token\.process|ciba|device/i],
  ["PAR", /pushedAuthorization/i],
  ["pkce", /code-flow|authorization|Service|Client/],
  ["id token signing alg", /models\/(Client|Service|JwsAlg)\b/],
  ["how long is a ticket valid", /guides\/code-flow/],
  ["retry", /errors-and-retries|client\/client/],
  ["timeout", /errors-and-retries|client\/client/],
  ["createAuthlete", /client\/client/],
  ["install", /getting-started/],
  ["emulator", /emulator/],
  ["A155301", /result-codes/],
  ["revoke token", /operations\/(revocation|token\.management\.revoke)/],
  ["list clients", /operations\/client\.list/],
  ["binding message", /ciba|Backchannel/i],
  ["user code", /user-?code|ciba|Backchannel|device/i],
  ["back-channel", /ciba|Backchannel/i],
  ["tokne process", /operations\/token\.process/],
])("%s", (query, page) => {
  const found = search
    .search(query)
    .slice(0, 3)
    .map(({ id }) => id as string);
  expect(
    found.some((id) => page.test(id)),
    found.join(" "),
  ).toBe(true);
});
