// The page of the device. `html` escapes texts from clients.
import { html } from "hono/html";
import { page, type Html } from "../page.js";
import { describeScope } from "../scopes.js";
import type { DeviceSession } from "./device-session.js";
import type { Prompt, PromptState } from "./prompts.js";

const OUTCOMES: Record<Exclude<PromptState, "waiting">, string> = {
  approved: "You approved this request.",
  refused: "You refused this request.",
  expired: "This request has expired. Nothing was approved.",
  lost: "Your answer came too late. Nothing was approved.",
  denied: "You can no longer approve this. Nothing was approved.",
  deciding: "Your answer is being sent.",
  unknown:
    "We do not know whether your answer arrived. The app may have received access: check there before you try again.",
};

export function devicePage(session: DeviceSession, name: string, prompts: readonly Prompt[], now: number): Html {
  return page(
    "Requests",
    html`<header>
        <h1>Requests</h1>
        <p>Signed in as <bdi>${name}</bdi></p>
      </header>
      <main>
        <p id="status" role="status" class="status"></p>
        <p id="connection" role="alert" class="status"></p>
        <div id="prompts" data-subject="${session.subject}">${prompts.map((prompt) => card(prompt, session, now))}</div>
        <p class="empty">Nothing to decide. New requests appear here by themselves.</p>
      </main>
      <script type="module" src="/assets/device.js"></script>`,
  );
}

function card(prompt: Prompt, { csrfToken }: DeviceSession, now: number): Html {
  const { id, clientName, scopes, bindingMessage, code, state } = prompt;
  const waiting = state === "waiting";
  return html`<article class="card" id="prompt-${id}" data-state="${state}" aria-labelledby="title-${id}">
    <h2 id="title-${id}" tabindex="-1"><bdi>${clientName}</bdi> ${waiting ? "asks for your approval" : ""}</h2>
    ${waiting ? question({ message: bindingMessage, code, scopes }) : html`<p class="outcome">${OUTCOMES[state]}</p>`}
    ${
      waiting
        ? html`<p class="left">${timeLeft(prompt, now)} left to decide</p>
            <form method="post" action="/device/${id}">
              <input type="hidden" name="csrf" value="${csrfToken}" />
              <button name="decision" value="approve" class="approve">Approve</button>
              <button name="decision" value="refuse" class="refuse">Refuse</button>
            </form>`
        : ""
    }
  </article>`;
}

function question({ message, code, scopes }: { message: string | undefined; code: string; scopes: readonly string[] }) {
  return html`<dl>
      <div>
        <dt>Message of the app</dt>
        <dd class="message">
          ${message === undefined ? html`<em>None. Approve only what you began yourself.</em>` : html`<bdi>${message}</bdi>`}
        </dd>
      </div>
      <div>
        <dt>Code to compare</dt>
        <dd class="code">${code}</dd>
      </div>
    </dl>
    <h3>This will allow it to</h3>
    <ul>
      ${scopes.map((scope) => html`<li>${describeScope(scope)}</li>`)}
    </ul>`;
}

/** The remaining time. A script on the page counts down. */
function timeLeft({ deadline }: Prompt, now: number): Html {
  const seconds = Math.max(0, Math.round((deadline - now) / 1000));
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return html`<span class="clock" data-seconds="${seconds}">${text}</span>`;
}
