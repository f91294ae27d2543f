/** Option of everything that waits. */
export interface WaitOptions {
  /**
   * Waits for so many milliseconds. Give one of your own where the platform has no timers for minutes, or in tests. Default: a
   * timer, which does not keep the process running.
   */
  wait?: ((milliseconds: number) => PromiseLike<void>) | undefined;
}

/** The longest time of a timer, in milliseconds. */
const LONGEST = 2_147_483_647;

/** Waits by `options.wait` or a timer. */
export async function wait(options: WaitOptions, milliseconds: number): Promise<void> {
  if (options.wait) return options.wait(milliseconds);
  await new Promise((resolve) => {
    // Only Node.js and Bun have timers as objects.
    const timer: unknown = setTimeout(resolve, Math.min(milliseconds, LONGEST));
    (timer as { unref?: () => void }).unref?.();
  });
}
