// Whole CIBA flows through the server of examples/authorization-server: a client asks, the user approves, the client polls once.
import type { Prompts } from "../examples/authorization-server/device/prompts.js";
import type { User } from "../examples/authorization-server/users.js";
import { takeTurns } from "./ciba-flows.js";

export interface ServedFlows {
  prompts: Prompts;
  client: { clientId: number; clientSecret: string };
  /** Sends a form to a path of the server. */
  post: (path: string, init: RequestInit) => Response | Promise<Response>;
}

/** One user for each concurrent flow, since the prompts of a user are limited. */
export const crowd = (width: number): User[] =>
  Array.from({ length: width }, (_, n) => ({
    subject: `user-${n}`,
    email: `user-${n}@example.com`,
    phoneNumber: `+1555${n}`,
    password: "1",
    userCode: "1",
    locked: false,
    claims: {},
  }));

/** Runs flows, `width` of them at a time. Each ends with tokens. */
export async function runServedFlows({ prompts, client, post }: ServedFlows, count: number, width = 50): Promise<void> {
  const authorization = `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}`;
  const send = async (path: string, form: Record<string, string>, member: string) => {
    const response = await post(path, { method: "POST", headers: { authorization }, body: new URLSearchParams(form) });
    const value = ((await response.json()) as Record<string, string>)[member];
    if (value === undefined) throw new Error(`${path} answered ${response.status} without ${member}`);
    return value;
  };
  await takeTurns(count, width, async (worker) => {
    const subject = `user-${worker}`;
    const auth_req_id = await send("/ciba", { scope: "openid", login_hint: subject }, "auth_req_id");
    const decided = await prompts.decide(subject, prompts.of(subject)[0]!.id, true);
    if (decided?.state !== "approved") throw new Error(`The approval is ${decided?.state ?? "gone"}`);
    await send("/token", { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id }, "id_token");
  });
}
