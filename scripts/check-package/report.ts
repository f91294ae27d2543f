let failures = 0;

/** Runs a check, and says how it went. It finds a problem by returning its description, or by throwing. */
export async function check(
  what: string,
  verify: () => Promise<string | undefined> | string | undefined,
): Promise<void> {
  let problem: string | undefined;
  try {
    problem = await verify();
  } catch (error) {
    const { stdout, stderr, message } = error as Error & { stdout?: string; stderr?: string };
    problem = [stdout, stderr].filter(Boolean).join("\n").trim() || message;
  }
  console.log(`${problem === undefined ? "ok    " : "FAILED"} ${what}`);
  if (problem === undefined) return;
  failures++;
  console.log(problem.replace(/^/gm, "       "));
}

export function anyFailed(): boolean {
  return failures > 0;
}

/** A problem that is a list of things, none of which should be there. */
export function listed(problems: string[]): string | undefined {
  return problems.length === 0 ? undefined : problems.join("\n");
}
