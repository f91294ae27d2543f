import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { codeStage } from "../authorization/code-caller.js";
import { contentOf, type Answer } from "../caller.js";

/** The essential parts of an answer that refuses a token request. */
export const refusal = (answer: Answer) => [
  answer.body["action"],
  answer.body["resultCode"],
  contentOf(answer)["error"],
];

const grantTypes = [
  "CLIENT_CREDENTIALS",
  "PASSWORD",
  "TOKEN_EXCHANGE",
  "JWT_BEARER",
  "REFRESH_TOKEN",
  "AUTHORIZATION_CODE",
] as const;

/** A client for all grant types of the token endpoint. */
export const grantStage = (settings: ClientSettings = {}, service: ServiceSettings = {}) =>
  codeStage({ grantTypes, ...settings }, { supportedGrantTypes: grantTypes, ...service });

export const isPublic: ClientSettings = { clientType: "PUBLIC", tokenAuthMethod: "NONE" };

/** A token request of a public client. */
export const asPublic = (stage: ReturnType<typeof grantStage>, parameters: Record<string, string>) =>
  stage.token({ client_id: String(stage.client.clientId), ...parameters }, {});

/** A string that looks like an encrypted JWT. */
export const encrypted = `${Buffer.from('{"alg":"dir"}').toString("base64url")}.a.a.a.a`;
