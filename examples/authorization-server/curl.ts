import type { DemoClient, TvClient } from "./backend.js";

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

/** To be a device: the first command shows the code and where to type it in, the second one collects the tokens. */
export function curlForDevice({ credentials }: TvClient, url: string): string {
  const begin = `curl -s ${credentials} ${url}/device_authorization -d "scope=openid payments.read"`;
  const collect = [
    `curl -s ${credentials} ${url}/token`,
    `-d grant_type=urn:ietf:params:oauth:grant-type:device_code -d "device_code=$device_code"`,
  ].join(" \\\n  ");
  return `answer=$(${begin}); echo "$answer"\ndevice_code=$(echo "$answer" | sed 's/.*"device_code":"\\([^"]*\\)".*/\\1/')\n${collect}`;
}

/** To register a client. */
export function curlToRegister(registrationToken: string, url: string): string {
  return [
    `curl -s ${url}/register -H "Authorization: Bearer ${registrationToken}"`,
    `-H "Content-Type: application/json" -d '{"client_name":"Shop","redirect_uris":["https://shop.example.com/cb"]}'`,
  ].join(" \\\n  ");
}

/** To open the resource with a token of one of the other commands. */
export const curlForPayments = (url: string): string => `curl -s -i -H "Authorization: Bearer $token" ${url}/payments`;
