// The site: guides, operations, models, the client's API and the changelog. scripts/docs.ts writes the pages that are not committed.
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { defineConfig, type DefaultTheme } from "vitepress";
import llms from "vitepress-plugin-llms";
import { keywords, searchOptions } from "./search.js";
import { withPolicy } from "../../scripts/docs/policy.js";

const docs = join(import.meta.dirname ?? process.cwd(), "..");
const names = (folder: string): string[] =>
  readdirSync(join(docs, folder))
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => file.slice(0, -3))
    .sort();
const titleOf = (path: string): string =>
  /^# (.+)$/m.exec(readFileSync(join(docs, path), "utf8"))![1]!.replaceAll("`", "");
const items = (folder: string, texts: string[] = names(folder)): DefaultTheme.SidebarItem[] =>
  texts.map((text) => ({ text, link: `/${folder}/${text}.html` }));

/** The reading order of the guides. Others follow by name. */
const ORDER = [
  "getting-started",
  "authorization-server",
  "ciba",
  "code-flow",
  "handlers",
  "handlers-from-glue",
  "errors-and-retries",
  "emulator",
  "testing",
  "emulator-settings",
  "moving-over",
  "changing-the-api",
];
const guides = [...new Set([...ORDER, ...names("guides")])].map((name) => ({
  text: titleOf(`guides/${name}.md`),
  link: `/guides/${name}.html`,
}));

const operations = names("operations");
const groups = [...new Set(operations.map((id) => id.split(".")[0]!))];

const REDOC = "/reference/index.html";

export default defineConfig({
  title: "authlete",
  description: "TypeScript client, handlers and local emulator for the Authlete API",
  lang: "en",
  head: [["link", { rel: "icon", href: "data:," }]],
  outDir: join(docs, "../dist/docs"),
  cacheDir: join(docs, "../node_modules/.vitepress"),
  rewrites: {
    "client/README.md": "client/index.md",
    "models/README.md": "models/index.md",
    "operations/README.md": "operations/index.md",
  },
  ignoreDeadLinks: [/^\/reference\//, /^\/openapi\./],
  metaChunk: true,
  // Pages do not preload the targets of their links.
  router: { prefetchLinks: false },
  vite: { plugins: [llms({ excludeIndexPage: false }) as never], build: { chunkSizeWarningLimit: 4000 } },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        miniSearch: { searchOptions },
        _render: (source, env, md) => {
          const html = md.render(source, env);
          const names = keywords[env.relativePath ?? ""];
          return names === undefined ? html : html.replace(/(<h1[^>]*>)/, `$1${names} · `);
        },
      },
    },
    outline: { level: [2, 3] },
    nav: [
      { text: "Guides", link: "/guides/getting-started.html", activeMatch: "^/guides/" },
      { text: "Operations", link: "/operations/index.html", activeMatch: "^/operations/" },
      { text: "Models", link: "/models/index.html", activeMatch: "^/models/" },
      { text: "Client", link: "/client/index.html", activeMatch: "^/client/" },
      { text: "Redoc", link: REDOC, target: "_self" },
      { text: "Changelog", link: "/changelog.html" },
    ],
    sidebar: {
      "/": [
        { text: "Guides", items: guides },
        {
          text: "More",
          items: [
            { text: "Result codes", link: "/result-codes.html" },
            { text: "Extensions of the description", link: "/extensions.html" },
            { text: "Emitters", link: "/emitters.html" },
          ],
        },
      ],
      "/operations/": groups.map((text) => ({
        text,
        // Without the link, buttons would be nested.
        link: "/operations/index.html",
        collapsed: true,
        items: items(
          "operations",
          operations.filter((id) => id.split(".")[0] === text),
        ),
      })),
      "/models/": [{ text: "Models", items: items("models") }],
      "/client/": [{ text: "Client", items: items("client") }],
    },
  },
  markdown: {
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    config(md) {
      md.core.ruler.push("site", ({ tokens, env, Token }) => {
        const { relativePath = "" } = env as { relativePath?: string };
        for (const [index, token] of tokens.entries()) {
          if (!token.children) continue;
          // A picture may be wider than a phone. It scrolls sideways, also by keyboard.
          if (token.children.length === 1 && token.children[0]!.type === "image")
            tokens[index - 1]!.attrSet("tabindex", "0");
          let place: "text" | "link" | "elsewhere" = "text";
          token.children = token.children.flatMap((child) => {
            if (child.type === "link_open") {
              // `rewrites` renames the page of a folder.
              const target = child.attrGet("href")!.replace(/README\.md$/, "index.md");
              child.attrSet("href", target);
              const path = posix.join(posix.dirname(relativePath), target.replace(/#.*/, ""));
              const isPage = /^([a-z]+:|#|\/)/.test(target) || /^(?!\.\.).*\.(md|html)$/.test(path);
              place = isPage ? "link" : "elsewhere";
            }
            const isIn = place;
            if (child.type === "link_close") place = "text";
            // Files elsewhere in the repository are not pages of the site.
            if (isIn === "elsewhere" && child.type.startsWith("link_")) return [];
            const id = child.content.replace(/^authlete\.|\(.*$/g, "");
            if (child.type !== "code_inline" || isIn === "link" || !operations.includes(id)) return [child];
            if (relativePath === `operations/${id}.md`) return [child];
            const open = new Token("link_open", "a", 1);
            open.attrSet("href", `/operations/${id}.md`);
            return [open, child, new Token("link_close", "a", -1)];
          });
        }
      });
    },
  },
  // The home page has no main landmark of its own.
  transformHtml: (html) => withPolicy(html.replace('<div class="VPContent is-home"', '$& role="main"'), "'self'"),
});
