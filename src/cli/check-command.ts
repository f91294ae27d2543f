import { checkConnection } from "../client/index.js";
import { readArguments } from "./command-line.js";

export const CHECK_USAGE = `Usage: authlete check [--organization]

Calls the API once and says whether address, service and token work, or what to do.
They come from AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and AUTHLETE_TOKEN.

Options:
  --organization       the token is an organization token
  -h, --help           show this text
`;

/** Prints whether the API can be called. The exit status is 1 if it cannot. */
export async function check(args: string[]): Promise<void> {
  const { values } = readArguments({ args, options: { organization: { type: "boolean" } } });
  const result = await checkConnection({}, { organization: values.organization ?? false });
  if (result.ok) return void process.stdout.write("The API can be called.\n");
  process.stderr.write(`authlete: ${result.advice}\n`);
  process.exitCode = 1;
}
