import type { AuthenticationRequest } from "authlete/handlers";

/** Somebody who has an account, and a device that belongs to it. */
export interface User {
  readonly subject: string;
  readonly email: string;
  readonly phoneNumber: string;
  /** What the user tells a client that needs a user code, so that nobody else makes the device ring. */
  readonly userCode: string;
  readonly locked: boolean;
  /** What ID tokens may say of the user, if the client asks for it. */
  readonly claims: Readonly<Record<string, string>>;
}

/** The accounts of the example. A real server has a database here. */
export const USERS: readonly User[] = [
  {
    subject: "anna",
    email: "anna@example.com",
    phoneNumber: "+15550100",
    userCode: "482913",
    locked: false,
    claims: { name: "Anna Berg", given_name: "Anna", family_name: "Berg", email: "anna@example.com" },
  },
  {
    subject: "ben",
    email: "ben@example.com",
    phoneNumber: "+15550101",
    userCode: "175206",
    locked: false,
    claims: { name: "Ben Okafor", given_name: "Ben", family_name: "Okafor", email: "ben@example.com" },
  },
];

/** Finds the user that a hint stands for. Of a `login_hint_token` this server does not know what it could be. */
export function findUser(users: readonly User[], { hintType, hint, sub }: AuthenticationRequest): User | undefined {
  if (hintType === "ID_TOKEN_HINT") return users.find(({ subject }) => subject === sub);
  if (hintType !== "LOGIN_HINT") return undefined;
  return users.find(({ subject, email, phoneNumber }) => [subject, email, phoneNumber].includes(hint));
}
