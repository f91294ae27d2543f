// A file with the initial service and clients of the emulator, as for `authlete emulator --seed`.
import { readFileSync } from "node:fs";
import type { EmulatorOptions } from "authlete/emulator";
import { SetupError } from "./setup-error.js";

export type Seed = Pick<EmulatorOptions, "service" | "clients">;

/** Reads a seed. The emulator checks its contents. */
export function readSeed(file: string): Seed {
  let seed: unknown;
  try {
    seed = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new SetupError(`--seed: ${file} cannot be read as JSON: ${(error as Error).message}`);
  }
  const { services = [], clients } = Object(seed) as { services?: unknown; clients?: EmulatorOptions["clients"] };
  if (Array.isArray(seed) || !Array.isArray(services) || services.length > 1)
    throw new SetupError(
      `--seed: ${file} must have { "services": [ … ], "clients": [ … ] }, with one service at most.`,
    );
  const [service] = services as EmulatorOptions["service"][];
  return { service, clients };
}
