// The static files of the pages. They are few and small, so all are read at the start.
import { readFileSync } from "node:fs";
import { Hono } from "hono";

const FILES: Record<string, string> = {
  "style.css": "text/css",
  "device.js": "text/javascript",
  "icon.svg": "image/svg+xml",
};

export function createAssets(): Hono {
  const app = new Hono();
  for (const [name, type] of Object.entries(FILES)) {
    const content = readFileSync(new URL(name, import.meta.url), "utf8");
    const headers = { "content-type": `${type}; charset=utf-8`, "x-content-type-options": "nosniff" };
    app.get(`/${name}`, (context) => context.body(content, 200, { ...headers, "cache-control": "no-store" }));
  }
  return app;
}
