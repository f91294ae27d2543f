// The part of the consent page that lists what a client requests, of which the user may deselect some.
import type { AuthorizationQuestion } from "authlete/handlers";
import type { AuthorizationDetailsElement, Scope } from "authlete/models";
import { html } from "hono/html";
import type { Html } from "../page.js";
import { describeScope } from "../scopes.js";
import type { User } from "../users.js";

interface Asked {
  dynamicScopes: AuthorizationQuestion["dynamicScopes"];
  authorizationDetails: AuthorizationQuestion["authorizationDetails"];
  scopes: readonly Scope[] | null | undefined;
}

export function askedFor(
  { scopes, dynamicScopes, authorizationDetails }: Asked,
  claimNames: readonly string[],
  user: User,
) {
  const choices = [
    ...(scopes ?? []).map(({ name, description }) => scopeChoice(name!, describeScope(name!, description))),
    ...(dynamicScopes ?? []).map(({ value }) => scopeChoice(value!, value!)),
  ];
  const details = authorizationDetails?.elements ?? [];
  const claims = claimNames.filter((name) => Object.hasOwn(user.claims, name));
  return html`${
    choices.length > 0 &&
    html`<fieldset>
      <legend>This will allow it to</legend>
      ${choices}
    </fieldset>`
  }
  ${details.map((detail) => html`<pre tabindex="0">${asText(detail)}</pre>`)}
  ${choices.length + details.length === 0 && html`<p>You have already allowed everything it asks for.</p>`}
  ${claims.length > 0 && html`<p>It will receive this information: ${claims.map((name) => name.replaceAll("_", " ")).join(", ")}.</p>`}`;
}

/** Users may deselect any scope except `openid`, without which there is no sign-in. */
function scopeChoice(name: string, text: string): Html {
  return name === "openid"
    ? html`<input type="hidden" name="scope" value="openid" />
        <p class="scope">${text}</p>`
    : html`<label class="scope"
        ><input type="checkbox" name="scope" value="${name}" checked /> <bdi>${text}</bdi></label
      >`;
}

/** Formats the element as the client sent it. The API returns members that RFC 9396 does not define as JSON text. */
function asText({ otherFields, ...known }: AuthorizationDetailsElement): string {
  return JSON.stringify({ ...known, ...(JSON.parse(otherFields ?? "{}") as object) }, null, 2);
}
