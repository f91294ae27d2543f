// The three ways in which a CIBA flow ends, as data for the diagrams. Operations and actions are those of the description.
import type { OperationId } from "../../src/generated/operations.js";

export type Party = "client" | "server" | "api" | "device";

export type Step =
  /** A message. A dashed one answers. */
  | { from: Party; to: Party; text: string; answers?: true }
  /** A call of the API and its action. */
  | { call: OperationId; action: string; gives?: string }
  /** What happens in between. */
  | { note: string };

export interface Flow {
  name: "poll" | "ping" | "push";
  title: string;
  steps: Step[];
}

export const parties: Record<Party, string> = {
  client: "Client",
  server: "Your server",
  api: "Authlete API",
  device: "User's device",
};

const begin: Step[] = [
  { from: "client", to: "server", text: "POST backchannel authentication endpoint" },
  { call: "ciba.processAuthentication", action: "USER_IDENTIFICATION", gives: "ticket" },
  { note: "Your server finds the user" },
  { call: "ciba.issue", action: "OK", gives: "auth_req_id" },
  { from: "server", to: "client", text: "200 auth_req_id", answers: true },
  { from: "server", to: "device", text: "asks for consent" },
];

const poll = (text: string, action: string, answer: string, gives?: string): Step[] => [
  { from: "client", to: "server", text },
  { call: "token.process", action, ...(gives !== undefined && { gives }) },
  { from: "server", to: "client", text: answer, answers: true },
];

const approval: Step = { from: "device", to: "server", text: "approves" };

export const flows: Flow[] = [
  {
    name: "poll",
    title: "CIBA in poll mode",
    steps: [
      ...begin,
      ...poll("POST token endpoint", "BAD_REQUEST", "400 authorization_pending"),
      approval,
      { call: "ciba.complete", action: "NO_ACTION" },
      { note: "At the next interval the client asks again" },
      ...poll("POST token endpoint", "OK", "200 tokens", "tokens"),
    ],
  },
  {
    name: "ping",
    title: "CIBA in ping mode",
    steps: [
      ...begin,
      approval,
      { call: "ciba.complete", action: "NOTIFICATION", gives: "content" },
      { from: "server", to: "client", text: "POST auth_req_id to its endpoint" },
      { from: "client", to: "server", text: "204", answers: true },
      ...poll("POST token endpoint", "OK", "200 tokens", "tokens"),
    ],
  },
  {
    name: "push",
    title: "CIBA in push mode",
    steps: [
      ...begin,
      approval,
      { call: "ciba.complete", action: "NOTIFICATION", gives: "tokens" },
      { from: "server", to: "client", text: "POST tokens to its endpoint" },
      { from: "client", to: "server", text: "204", answers: true },
    ],
  },
];
