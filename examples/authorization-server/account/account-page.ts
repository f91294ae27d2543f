import { html } from "hono/html";
import { page, type Html } from "../page.js";
import { describeScope } from "../scopes.js";
import { loginForm } from "../sign-in/login-form.js";
import type { LoginFault } from "../sign-in/password-check.js";
import type { Session } from "../sign-in/sessions.js";
import type { User } from "../users.js";
import type { ConnectedApp } from "./connected-apps.js";

export function signInPage({ csrfToken }: Session, email?: string, fault?: LoginFault): Html {
  return page(
    "Sign in",
    html`<main>
      <header>
        <h1>Sign in</h1>
        <p>to see the apps that have access to your account</p>
      </header>
      ${loginForm({ action: "/account/login", email, fault, csrfToken })}
    </main>`,
  );
}

export function accountPage({ csrfToken }: Session, user: User, apps: readonly ConnectedApp[]): Html {
  const csrf = html`<input type="hidden" name="csrf" value="${csrfToken}" />`;
  return page(
    "Your account",
    html`<header>
        <h1>Your account</h1>
        <p>Signed in as <bdi>${user.claims["name"] ?? user.email}</bdi></p>
      </header>
      <main>
        <h2>Connected apps</h2>
        ${apps.length === 0 && html`<p>No app has access to your account.</p>`}
        ${apps.map(
          ({ clientId, name, scopes }) =>
            html`<form method="post" action="/account/revoke" class="card">
              ${csrf}
              <h3 id="app-${clientId}"><bdi>${name}</bdi></h3>
              <ul>
                ${scopes.map((scope) => html`<li>${describeScope(scope)}</li>`)}
              </ul>
              <button name="client" value="${clientId}" aria-describedby="app-${clientId}">Remove access</button>
            </form>`,
        )}
        <form method="post" action="/account/sign-out">
          ${csrf}
          <button>Sign out</button>
        </form>
      </main>`,
  );
}
