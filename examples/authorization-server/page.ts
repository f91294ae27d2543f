// The layout and headers of all pages. `html` escapes texts from clients and users.
import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** Pages must not be stored, framed, load anything from other origins, or send a referrer to other sites. */
export const PAGE_HEADERS: Record<string, string> = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; " +
    "frame-ancestors 'none'; base-uri 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/**
 * Answers with a page. `leads: "away"` is for forms that end with a redirect to a client, which `form-action` would block.
 *
 * @param logo An image of the client that the page shows.
 */
export async function respondWith(
  body: Html,
  status = 200,
  leads: "back" | "away" = "back",
  logo?: string | null,
): Promise<Response> {
  const headers = new Headers({ ...PAGE_HEADERS, "content-type": "text/html; charset=utf-8" });
  let policy = PAGE_HEADERS["content-security-policy"]!;
  if (leads === "away") policy = policy.replace("form-action 'self'; ", "");
  if (isHttps(logo)) policy = policy.replace("img-src 'self'", `img-src 'self' ${new URL(logo).origin}`);
  headers.set("content-security-policy", policy);
  return new Response(String(await body), { status, headers });
}

/** Whether a URI that a client registered is safe to link to. It could also be a `javascript:` URL. */
export const isHttps = (uri: string | null | undefined): uri is string =>
  !!uri && URL.canParse(uri) && new URL(uri).protocol === "https:";

/** Redirects to another page after a form was submitted. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

export function withCookie(response: Response, cookie: string): Response {
  response.headers.append("set-cookie", cookie);
  return response;
}

/** A page with a message only. */
export function noticePage(title: string, text: string): Html {
  return page(
    title,
    html`<main>
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
  );
}

export function page(title: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
