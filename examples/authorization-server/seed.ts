// A file with the service and the clients that the emulator begins with, as `authlete emulator --seed` takes it.
import { readFileSync } from "node:fs";
import type { EmulatorOptions } from "authlete/emulator";
import { SetupError } from "./setup-error.js";

export type Seed = Pick<EmulatorOptions, "service" | "clients">;

/** Reads a seed. What is inside is checked by the emulator. */
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
