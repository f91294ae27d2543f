// The redirect URI of the demo's code flow client. A real client sends the code to the token endpoint; this one shows it, so that
// you can do that by hand.
import { Hono } from "hono";

export function createRedirectedClient(): Hono {
  const app = new Hono();
  app.get("/callback", ({ req, text }) => {
    const { code, error = "nothing", error_description: description = "" } = req.query();
    const said = /^[\w.~-]+$/.test(code ?? "")
      ? `The client got a code. Paste this into your shell, and then the commands that the server printed:\n\ncode=${code}\n`
      : `The client got: ${error}. ${description}\n`;
    return text(said, 200, { "cache-control": "no-store", "x-content-type-options": "nosniff" });
  });
  return app;
}
