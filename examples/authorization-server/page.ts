// What all pages have in common. `html` escapes the texts of clients and users.
import { html } from "hono/html";

export type Html = ReturnType<typeof html>;

/** No page may be kept, framed, or fed with anything of another origin, and none tells another site where somebody came from. */
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
 * Answers with a page. With `leads: "away"` its forms end at a client, and browsers hold such redirects to `form-action` as well.
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

/** Whether what a client registered may be shown: a script is a URL too. */
export const isHttps = (uri: string | null | undefined): uri is string =>
  !!uri && URL.canParse(uri) && new URL(uri).protocol === "https:";

/** Leads to another page, after a form was taken. */
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
