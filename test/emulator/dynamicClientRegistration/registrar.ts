import type { EmulatedClient, EmulatorOptions } from "../../../src/emulator/index.js";
import { contentOf, post, standing, type Answer } from "../caller.js";

type Members = Record<string, unknown>;

/** The calls of a registration endpoint, at an emulator whose clock stands still. */
export function registrar(service: EmulatorOptions["service"] = {}, options: EmulatorOptions = {}) {
  const emulator = standing({
    ...options,
    service: {
      dynamicRegistrationSupported: true,
      registrationEndpoint: "https://as.localhost/register",
      unauthorizedOnClientConfigSupported: true,
      ...service,
    },
  });
  const register = (metadata: Members | string, body: Members = {}) =>
    post(emulator, "/client/registration", { json: textOf(metadata), ...body });
  /** Registers a valid client. */
  const registered = async (metadata: Members = { client_name: "Shop" }) => {
    const answer = await register(metadata);
    if (answer.body["action"] !== "CREATED") throw new Error(JSON.stringify(answer.body));
    const content = contentOf(answer);
    const clientId = String(content["client_id"]);
    const token = String(content["registration_access_token"]);
    const of =
      (operation: string) =>
      (body: Members = {}) =>
        post(emulator, `/client/registration/${operation}`, { clientId, token, ...body });
    const update = of("update");
    return {
      content,
      clientId,
      token,
      client: answer.body["client"] as EmulatedClient,
      get: of("get"),
      remove: of("delete"),
      update: (members: Members | string, body: Members = {}) =>
        update({ json: textOf(typeof members === "string" ? members : { client_id: clientId, ...members }), ...body }),
    };
  };
  return { emulator, register, registered };
}

const textOf = (metadata: Members | string) => (typeof metadata === "string" ? metadata : JSON.stringify(metadata));

/** The essential parts of an answer that refuses a request. */
export function refusalOf(answer: Answer): readonly unknown[] {
  return [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
}
