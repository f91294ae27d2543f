// The protocol between a test and caller.ts, the process that makes calls: one JSON text per line in each direction.
import type { AuthleteOptions } from "authlete";

/** The calls that can be requested. Two may be repeated according to the description (`x-retry: safe`), two may not. */
export type CallName = "safe GET" | "safe POST" | "unsafe POST" | "unsafe DELETE";

export const CALL_NAMES: CallName[] = ["safe GET", "safe POST", "unsafe POST", "unsafe DELETE"];

export interface Job {
  call: CallName;
  baseUrl: string;
  options: Pick<AuthleteOptions, "timeout" | "retry">;
  /** Whether the hooks only record their events, or throw or reject as well. */
  hooks: "listen" | "throw" | "reject";
}

export interface Outcome {
  /** The result, or its size if it is large. */
  result?: unknown;
  /** The comparable parts of the error: the names of its classes, its own properties and the code of its cause. */
  error?: { classes: string[]; causeCode: string | undefined; [property: string]: unknown };
  /** In milliseconds. */
  duration: number;
  /** How often each hook was called. */
  heard: { onRequest: number; onResponse: number; onRetry: number; onError: number };
  /** Everything that the client, the error and the hooks' events show, printed in every possible way. */
  shown: string;
}

export interface Answer {
  outcomes: Outcome[];
  /** Resources that keep the process running after the calls, and did not before. */
  left: string[];
}

/** One secret of each kind, all different and easy to recognise. */
export const SECRETS = {
  apiToken: "apitok-Zq3vX8kW1mJ7",
  clientSecret: "clisec-Hn5tR2yB9pL4",
  ticket: "ticket-Vc6dF0sG3xK8",
  code: "azcode-Jw1qM7uT5zN2",
  accessToken: "acctok-Bk9rP4eY6hS3",
  refreshToken: "reftok-Xf2gD8nC7aV5",
  assertion: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhc3NlcnQifQ.asrtsg-Ul4oI9bQ6wE1",
  privateKey: "jwkprv-Tm3zR5yH8jF7",
  password: "passwd-Ga7kL1vN4cX6",
};
