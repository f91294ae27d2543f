import type { DemoClient } from "./backend.js";

export interface CurlSetup {
  url: string;
  notificationToken: string;
}

/** What to paste into a shell to be such a client. With ping and poll, the second command collects the tokens. */
export function curlFor({ mode, credentials }: DemoClient, { url, notificationToken }: CurlSetup): string {
  const begin = [
    `curl -s -u ${credentials} ${url}/ciba`,
    `-d "scope=openid email" -d login_hint=anna@example.com -d binding_message=${mode}-42`,
    ...(mode === "POLL" ? [] : [`-d client_notification_token=${notificationToken}`]),
  ].join(" \\\n  ");
  if (mode === "PUSH") return begin;
  const collect = `curl -s -u ${credentials} ${url}/token \\\n  -d grant_type=urn:openid:params:grant-type:ciba -d "auth_req_id=$id"`;
  return `id=$(${begin} | sed 's/.*"auth_req_id":"\\([^"]*\\)".*/\\1/')\n${collect}`;
}
