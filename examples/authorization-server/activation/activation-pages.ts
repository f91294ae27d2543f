// The pages of the device flow, on which a user connects a device without a browser: user code, consent, and result.
import type { DevicePage } from "authlete/handlers";
import { html } from "hono/html";
import { noticePage, page, type Html } from "../page.js";
import { askedFor } from "../sign-in/asked-for.js";
import { loginForm } from "../sign-in/login-form.js";
import type { LoginFault } from "../sign-in/password-check.js";
import type { User } from "../users.js";

const PROBLEMS = {
  unknown: "There is no such code. Check it against the one on the device.",
  expired: "This code has expired. Get a new one on the device.",
  "too many attempts": "Too many wrong codes. Try again in ten minutes.",
  "out of date": "The page was out of date, and nothing was decided. Enter the code again.",
};

type PageOf<Show extends DevicePage["show"]> = Extract<DevicePage, { show: Show }>;

export interface ActivationLogin {
  userCode: string;
  csrfToken: string;
  email?: string;
  fault?: LoginFault;
}

export function loginPage({ userCode, csrfToken, email, fault }: ActivationLogin): Html {
  return page(
    "Sign in",
    html`<main>
      <header>
        <h1>Sign in</h1>
        <p>to connect a device</p>
      </header>
      ${loginForm({ action: "/activate/login", email, fault, csrfToken, hidden: { user_code: userCode } })}
    </main>`,
  );
}

export function codePage({ userCode, problem }: PageOf<"code">, user: User): Html {
  return page(
    "Connect a device",
    html`<main>
      <header>
        <h1>Connect a device</h1>
        ${signedInAs(user, userCode)}
      </header>
      ${problem && html`<p id="fault" role="alert" class="fault">${PROBLEMS[problem]}</p>`}
      <form method="post" action="/activate" class="card">
        <label>
          Code on the device
          <input
            name="user_code"
            class="code"
            value="${grouped(userCode)}"
            required
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            ${problem && html`aria-invalid="true" aria-describedby="fault"`}
          />
        </label>
        <div class="choices"><button class="approve">Continue</button></div>
      </form>
    </main>`,
  );
}

export function consentPage({ reference, userCode, question }: PageOf<"consent">, user: User): Html {
  const { scopes, dynamicScopes, authorizationDetails } = question;
  const claims = question.claimNames ?? [];
  return page(
    "Allow access",
    html`<main>
      <header>
        <h1><bdi>${question.clientName || "An unnamed device"}</bdi> asks for access</h1>
        ${signedInAs(user, userCode)}
      </header>
      <form method="post" action="/activate/decision" class="card">
        <input type="hidden" name="reference" value="${reference}" />
        <dl>
          <div>
            <dt>Code on the device</dt>
            <dd class="code">${grouped(userCode)}</dd>
          </div>
        </dl>
        <p>
          Allow this only if the device is in front of you and shows this code. Someone else may have sent you the link.
        </p>
        ${askedFor({ scopes, dynamicScopes, authorizationDetails }, claims, user)}
        <div class="choices">
          <button name="decision" value="allow" class="approve">Allow</button>
          <button name="decision" value="deny">Deny</button>
        </div>
      </form>
    </main>`,
  );
}

export function endPage(end: PageOf<"done"> | PageOf<"error">): Html {
  if (end.show === "error") return noticePage("Something went wrong", "Get a new code on the device, and start again.");
  return end.consented
    ? noticePage("Device connected", "Return to the device. It continues by itself.")
    : noticePage("Not connected", "The device was not given access. You can close this page.");
}

function signedInAs({ claims, email }: User, userCode: string): Html {
  return html`<p>
    You are signed in as <bdi>${claims["name"] ?? email}</bdi>.
    <a href="/activate?${new URLSearchParams({ show: "login", user_code: userCode }).toString()}"
      >Use another account</a
    >
  </p>`;
}

/** Splits a user code into two halves, as devices show it. */
function grouped(userCode: string): string {
  return userCode.length === 8 ? `${userCode.slice(0, 4)}-${userCode.slice(4)}` : userCode;
}
