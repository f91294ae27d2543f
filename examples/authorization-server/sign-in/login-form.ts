import { html } from "hono/html";
import type { Html } from "../page.js";
import type { LoginFault } from "./password-check.js";

export interface LoginForm {
  /** The URL that the form is sent to. */
  action: string;
  email?: string | undefined;
  fault?: LoginFault | undefined;
  /** The value against cross-site request forgery. */
  csrfToken?: string;
  /** Additional hidden fields and their values. */
  hidden?: Readonly<Record<string, string>>;
  /** Whether the user may go back to the application without signing in. */
  canCancel?: boolean;
}

export function loginForm({ action, email = "", fault, csrfToken, hidden = {}, canCancel }: LoginForm): Html {
  return html`${fault && html`<p id="fault" role="alert" class="fault">${fault.message}</p>`}
    <form method="post" action="${action}" class="card">
      ${csrfToken && html`<input type="hidden" name="csrf" value="${csrfToken}" />`}
      ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <label
        >E-mail address <input name="email" type="email" autocomplete="username" required value="${email}"
      /></label>
      <label>
        Password
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <div class="choices">
        <button class="approve">Sign in</button>
        ${canCancel && html`<button name="decision" value="cancel" formnovalidate>Cancel</button>`}
      </div>
    </form>`;
}
