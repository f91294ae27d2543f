// Whole CIBA flows against an emulator, as hand-written fetch calls, in process unless another fetch is given.
import type { Emulator } from "authlete/emulator";

/** Runs flows of the first client, which polls, `width` of them at a time. Each ends with tokens. */
export async function runCibaFlows(
  emulator: Emulator,
  count: number,
  width = 50,
  fetch: Fetch = emulator.fetch,
): Promise<void> {
  await takeTurns(count, width, (_worker, left) => runFlow(emulator, `user-${left % 100}`, fetch));
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Runs something `count` times, `width` at a time. */
export async function takeTurns(
  count: number,
  width: number,
  act: (worker: number, left: number) => Promise<void>,
): Promise<void> {
  let left = count;
  const work = async (worker: number) => {
    while (left > 0) {
      left -= 1;
      await act(worker, left);
    }
  };
  await Promise.all(Array.from({ length: width }, (_, worker) => work(worker)));
}

async function runFlow(emulator: Emulator, subject: string, fetch: Fetch): Promise<void> {
  const { clientId, clientSecret } = emulator.clients[0]!;
  const credentials = { clientId: String(clientId), clientSecret };
  const call = async (path: string, body: object, action: string) => {
    const response = await fetch(`${emulator.url}/api/${emulator.serviceId}${path}`, {
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
