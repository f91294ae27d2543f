// Checks passwords, and limits the attempts.
import { createRateLimit, equalSecrets } from "authlete/handlers";
import type { User } from "../users.js";

export type PasswordCheck = (form: URLSearchParams, address: string) => User | LoginFault;

/** Why a login failed. It does not reveal whether the account exists. */
export interface LoginFault {
  readonly status: number;
  readonly message: string;
}

const WRONG: LoginFault = { status: 422, message: "The e-mail address or the password is wrong." };
const TOO_OFTEN: LoginFault = { status: 429, message: "Too many attempts. Try again in a quarter of an hour." };

export interface PasswordCheckOptions {
  users: readonly User[];
  now: () => number;
}

export function createPasswordCheck({ users, now }: PasswordCheckOptions): PasswordCheck {
  const mayTryAccount = createRateLimit({ limit: 10, period: 900, now });
  const mayTryFrom = createRateLimit({ limit: 100, period: 900, now });
  return (form, address) => {
    const email = (form.get("email") ?? "").trim().toLowerCase();
    const [account, from] = [mayTryAccount(email), mayTryFrom(address)];
    if (!account || !from) return TOO_OFTEN;
    const user = users.find((user) => user.email === email && !user.locked);
    return user && equalSecrets(form.get("password"), user.password) ? user : WRONG;
  };
}
