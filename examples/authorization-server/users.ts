import type { AuthenticationRequest } from "authlete/handlers";

/** A user with an account and a device. */
export interface User {
  readonly subject: string;
  readonly email: string;
  readonly phoneNumber: string;
  /** In plain text. A real server stores a hash of it, by scrypt or Argon2. */
  readonly password: string;
  /** The CIBA user code. Only those who know it can prompt the user. */
  readonly userCode: string;
  readonly locked: boolean;
  /** Claims for ID tokens and UserInfo responses, if the client requests them. */
  readonly claims: Readonly<Record<string, unknown>> & { readonly name?: string };
}

/** The accounts of the example. A real server would use a database. */
export const USERS: readonly User[] = [
  {
    subject: "anna",
    email: "anna@example.com",
    phoneNumber: "+15550100",
    password: "anna-likes-birds",
    userCode: "482913",
    locked: false,
    // All claims of the scopes in OpenID Connect Core 1.0, section 5.4.
    claims: {
      name: "Anna Berg",
      given_name: "Anna",
      family_name: "Berg",
      middle_name: "Maria",
      nickname: "Annie",
      preferred_username: "anna",
      profile: "https://example.com/anna",
      picture: "https://example.com/anna/picture.jpg",
      website: "https://anna.example.com",
      gender: "female",
      birthdate: "1990-04-23",
      zoneinfo: "Europe/Berlin",
      locale: "de-DE",
      updated_at: 1767225600,
      email: "anna@example.com",
      email_verified: true,
      phone_number: "+15550100",
      phone_number_verified: true,
      address: { street_address: "Lindenweg 5", postal_code: "10115", locality: "Berlin", country: "DE" },
    },
  },
  {
    subject: "ben",
    email: "ben@example.com",
    phoneNumber: "+15550101",
    password: "ben-likes-boats",
    userCode: "175206",
    locked: false,
    claims: { name: "Ben Okafor", given_name: "Ben", family_name: "Okafor", email: "ben@example.com" },
  },
];

/** Finds the user that a hint identifies. This server does not support `login_hint_token`. */
export function findUser(users: readonly User[], { hintType, hint, sub }: AuthenticationRequest): User | undefined {
  if (hintType === "ID_TOKEN_HINT") return users.find(({ subject }) => subject === sub);
  if (hintType !== "LOGIN_HINT") return undefined;
  return users.find(({ subject, email, phoneNumber }) => [subject, email, phoneNumber].includes(hint));
}
