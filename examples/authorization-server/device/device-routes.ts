// The device of a user as a web page that shows prompts, takes decisions, and is updated by server-sent events.
import { equalSecrets } from "authlete/handlers";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { streamSSE } from "hono/streaming";
import { noticePage, PAGE_HEADERS } from "../page.js";
import type { User } from "../users.js";
import { devicePage } from "./device-page.js";
import type { DeviceSessions } from "./device-session.js";
import type { Prompts } from "./prompts.js";

export interface DeviceRoutesOptions {
  prompts: Prompts;
  sessions: DeviceSessions;
  users: readonly User[];
  now: () => number;
}

/** How long an event stream lasts, in milliseconds. Browsers reconnect automatically. */
const STREAM_LIFETIME = 300_000;

export function createDeviceRoutes({ prompts, sessions, users, now }: DeviceRoutesOptions): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    for (const [name, value] of Object.entries(PAGE_HEADERS)) context.header(name, value);
    await next();
  });

  app.get("/pair", async (context) => {
    const subjects = users.map(({ subject }) => subject);
    if (await sessions.pair(context, context.req.query("code") ?? "", subjects))
      return context.redirect("/device", 303);
    return context.html(noticePage("Not paired", "This pairing link is not valid, or no longer valid."), 403);
  });

  app.get("/", async (context) => {
    const session = await sessions.read(context);
    const user = users.find(({ subject }) => subject === session?.subject);
    if (session === undefined || user === undefined) {
      return context.html(noticePage("Not paired", "Open the link that the server shows when it starts."), 401);
    }
    const { email, claims } = user;
    return context.html(devicePage(session, claims["name"] ?? email, prompts.of(user.subject), now()));
  });

  app.get("/events", async (context) => {
    const session = await sessions.read(context);
    if (session === undefined) return context.body(null, 401);
    // Hono routes HEAD requests here too, whose answers have no body.
    if (context.req.method === "HEAD") return context.body(null, 200, { "content-type": "text/event-stream" });
    return streamSSE(context, async (stream) => {
      let [isWriting, isChanged] = [false, false];
      // One event at a time, so that unread events do not pile up.
      const tell = async () => {
        isChanged = true;
        if (isWriting) return;
        isWriting = true;
        while (isChanged && !stream.aborted) {
          isChanged = false;
          await Promise.race([stream.writeSSE({ data: "changed" }), gone]);
        }
        isWriting = false;
      };
      const gone = new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        if (stream.aborted) resolve();
      });
      const unwatch = prompts.watch(session.subject, () => void tell());
      // Limits how long the stream of a vanished device is kept. A browser that is still there reconnects.
      const timer = setTimeout(() => stream.abort(), STREAM_LIFETIME);
      // Something may have changed since the page was rendered.
      void tell();
      await gone;
      clearTimeout(timer);
      unwatch();
    });
  });

  app.post("/:id", bodyLimit({ maxSize: 4096 }), async (context) => {
    const session = await sessions.read(context);
    const { csrf, decision } = await context.req.parseBody();
    if (session === undefined || !equalSecrets(csrf, session.csrfToken)) {
      return context.html(
        noticePage("Not accepted", "The form was not sent from your device page. Reload the page and try again."),
        403,
      );
    }
    if (decision !== "approve" && decision !== "refuse") {
      return context.html(noticePage("Not accepted", "The decision must be to approve or to refuse."), 400);
    }
    // The page shows the result.
    await prompts.decide(session.subject, context.req.param("id"), decision === "approve");
    return context.redirect("/device", 303);
  });
  return app;
}
