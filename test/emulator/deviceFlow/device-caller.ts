import type { ClientSettings, Emulator, EmulatedClient, EmulatorOptions } from "../../../src/emulator/index.js";
import { basic, contentOf, form, post, standing, type Answer } from "../caller.js";

type Parameters = Record<string, string | readonly string[] | undefined>;

/** A television, which has no secret. */
export const television: ClientSettings = {
  clientName: "Television",
  clientType: "PUBLIC",
  tokenAuthMethod: "NONE",
  grantTypes: ["DEVICE_CODE", "REFRESH_TOKEN"],
  bcDeliveryMode: null,
};

/** A device, at an emulator whose clock stands still. */
export function deviceStage(settings: ClientSettings = {}, options: EmulatorOptions = {}) {
  const emulator = standing({ clients: [{ ...television, ...settings }], ...options });
  const client = emulator.clients[0]!;
  return { emulator, client, ...callsOf(emulator, client) };
}

/** The calls of a device and of its server. Parameters are merged into valid ones. */
export function callsOf(emulator: Emulator, client: EmulatedClient) {
  const isPublic = client.clientType === "PUBLIC";
  const credentials = isPublic ? {} : basic(client);
  const named = (parameters: Parameters) =>
    form({ ...(isPublic ? { client_id: String(client.clientId) } : {}), ...parameters });
  const authorize = (parameters: Parameters = {}, body: object = credentials) =>
    post(emulator, "/device/authorization", { parameters: named({ scope: "openid", ...parameters }), ...body });
  const begin = async (parameters: Parameters = {}) => {
    const { body } = await authorize(parameters);
    if (body["action"] !== "OK") throw new Error(JSON.stringify(body));
    return body as { readonly deviceCode: string; readonly userCode: string };
  };
  const verify = (userCode: unknown) => post(emulator, "/device/verification", { userCode });
  const complete = (userCode: unknown, outcome: object = {}) =>
    post(emulator, "/device/complete", { userCode, result: "AUTHORIZED", subject: "anna", ...outcome });
  const poll = (deviceCode: string | undefined, parameters: Parameters = {}, body: object = credentials) =>
    post(emulator, "/auth/token", {
      parameters: named({
        grant_type: "urn:ietf:params:oauth:grant-type:device_code",
        device_code: deviceCode,
        ...parameters,
      }),
      ...body,
    });
  return { authorize, begin, verify, complete, poll };
}

/** The essential parts of an error answer to the client. */
export const refusal = (answer: Answer) => [
  answer.body["action"],
  answer.body["resultCode"],
  contentOf(answer)["error"],
];

/** The essential parts of an answer to the server. */
export const result = ({ body }: Answer) => [body["action"], body["resultCode"]];
