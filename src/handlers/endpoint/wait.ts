/** Option of everything that waits. */
export interface WaitOptions {
  /**
   * Waits for the given number of milliseconds. Provide your own if the platform has no timers for minutes, or in tests. Default: a
   * timer that does not keep the process running.
   */
  wait?: ((milliseconds: number) => PromiseLike<void>) | undefined;
}

/** The longest delay of a timer, in milliseconds. */
const LONGEST = 2_147_483_647;

/** Waits with `options.wait` or a timer. */
export async function wait(options: WaitOptions, milliseconds: number): Promise<void> {
  if (options.wait) return options.wait(milliseconds);
  await new Promise((resolve) => {
    // Timers are objects only in Node.js and Bun.
    const timer: unknown = setTimeout(resolve, Math.min(milliseconds, LONGEST));
    (timer as { unref?: () => void }).unref?.();
  });
}
