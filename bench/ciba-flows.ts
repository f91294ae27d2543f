// Whole CIBA flows against an emulator, in process, for measurements of what they leave behind.
import type { Emulator } from "../src/emulator/index.js";

/** Runs so many flows of the first client, which polls, `width` of them at a time: each ends with tokens. */
export async function runCibaFlows(emulator: Emulator, count: number, width = 50): Promise<void> {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await runFlow(emulator, `user-${left % 100}`);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}

async function runFlow(emulator: Emulator, subject: string): Promise<void> {
  const { clientId, clientSecret } = emulator.clients[0]!;
  const credentials = { clientId: String(clientId), clientSecret };
  const call = async (path: string, body: object, action: string) => {
    const response = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, string>;
    if (answer["action"] !== action) throw new Error(`${path} answered ${answer["resultMessage"]}`);
    return answer;
  };
  const parameters = `scope=openid&login_hint=${subject}`;
  const { ticket } = await call("/backchannel/authentication", { parameters, ...credentials }, "USER_IDENTIFICATION");
  const { authReqId } = await call("/backchannel/authentication/issue", { ticket }, "OK");
  await call("/backchannel/authentication/complete", { ticket, result: "AUTHORIZED", subject }, "NO_ACTION");
  const grant = `grant_type=urn%3Aopenid%3Aparams%3Agrant-type%3Aciba&auth_req_id=${authReqId}`;
  await call("/auth/token", { parameters: grant, ...credentials }, "OK");
}
