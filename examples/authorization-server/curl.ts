import type { DemoClient, TvClient } from "./backend.js";

export interface CurlSetup {
  url: string;
  notificationToken: string;
}

/** The commands to act as a CIBA client. In ping and poll mode, the second one gets the tokens. */
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

/** The commands to act as a device. The first one shows the user code and where to enter it, the second one gets the tokens. */
export function curlForDevice({ credentials }: TvClient, url: string): string {
  const begin = `curl -s ${credentials} ${url}/device_authorization -d "scope=openid payments.read"`;
  const collect = [
    `curl -s ${credentials} ${url}/token`,
    `-d grant_type=urn:ietf:params:oauth:grant-type:device_code -d "device_code=$device_code"`,
  ].join(" \\\n  ");
  return `answer=$(${begin}); echo "$answer"\ndevice_code=$(echo "$answer" | sed 's/.*"device_code":"\\([^"]*\\)".*/\\1/')\n${collect}`;
}

/** The command to register a client. */
export function curlToRegister(registrationToken: string, url: string): string {
  return [
    `curl -s ${url}/register -H "Authorization: Bearer ${registrationToken}"`,
    `-H "Content-Type: application/json" -d '{"client_name":"Shop","redirect_uris":["https://shop.example.com/cb"]}'`,
  ].join(" \\\n  ");
}

/** The command to access the resource with a token from one of the other commands. */
export const curlForPayments = (url: string): string => `curl -s -i -H "Authorization: Bearer $token" ${url}/payments`;
