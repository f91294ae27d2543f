// The pages between a client's authorization request and its response: login, account selection, consent.
import type { Interaction } from "authlete/handlers";
import { html } from "hono/html";
import { isHttps, page, type Html } from "../page.js";
import type { User } from "../users.js";
import { askedFor } from "./asked-for.js";
import { loginForm } from "./login-form.js";
import type { LoginFault } from "./password-check.js";

/** The path to which the forms of an interaction are sent. */
const pathOf = ({ reference }: Interaction, step = "") => `/interaction/${reference}${step}`;

const nameOf = ({ question }: Interaction) => question.client?.clientName || "An app without a name";

export function loginPage(interaction: Interaction, email: string | undefined, fault?: LoginFault): Html {
  return page(
    "Sign in",
    html`<main>
      <header>
        <h1>Sign in</h1>
        <p>to continue to <bdi>${nameOf(interaction)}</bdi></p>
      </header>
      ${loginForm({ action: pathOf(interaction, "/login"), email, fault, canCancel: true })}
    </main>`,
  );
}

export function accountsPage(interaction: Interaction, accounts: readonly User[]): Html {
  return page(
    "Choose an account",
    html`<main>
      <header>
        <h1>Choose an account</h1>
        <p>to continue to <bdi>${nameOf(interaction)}</bdi></p>
      </header>
      <form method="post" action="${pathOf(interaction, "/account")}" class="card">
        ${accounts.map(
          ({ subject, email, claims }) =>
            html`<button name="subject" value="${subject}" class="account">
              <bdi>${claims["name"] ?? subject}</bdi> <small>${email}</small>
            </button>`,
        )}
      </form>
      <p><a href="${pathOf(interaction, "?show=login")}">Use another account</a></p>
    </main>`,
  );
}

export function consentPage(interaction: Interaction, user: User): Html {
  const { question, scopes, claims } = interaction;
  const { client, dynamicScopes, authorizationDetails, purpose } = question;
  return page(
    "Allow access",
    html`<main>
      <header>
        ${isHttps(client?.logoUri) && html`<img src="${client.logoUri}" alt="" class="logo" />`}
        <h1><bdi>${nameOf(interaction)}</bdi> asks for access</h1>
        <p>
          You are signed in as <bdi>${user.claims["name"] ?? user.email}</bdi>.
          <a href="${pathOf(interaction, "?show=accounts")}">Use another account</a>
        </p>
      </header>
      <form method="post" action="${pathOf(interaction, "/consent")}" class="card">
        ${purpose && html`<p>Reason given: <bdi>${purpose}</bdi></p>`}
        ${askedFor({ scopes, dynamicScopes, authorizationDetails }, claims, user)}
        <div class="choices">
          <button name="decision" value="allow" class="approve">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </div>
        ${[link("Privacy policy", client?.policyUri), link("Terms of service", client?.tosUri)]}
      </form>
    </main>`,
  );
}

/** A link that a client registered. */
function link(text: string, uri: string | null | undefined): Html | undefined {
  return isHttps(uri) ? html`<p><a href="${uri}" rel="noopener noreferrer" target="_blank">${text}</a></p>` : undefined;
}
