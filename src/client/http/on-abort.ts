interface Waiting {
  readonly acts: Set<() => void>;
  readonly listener: () => void;
}

/** What waits for each signal. A signal that calls share has one listener for all of them: runtimes warn of more than ten. */
const waiting = new WeakMap<AbortSignal, Waiting>();

/**
 * Does something when a signal aborts.
 *
 * @returns A function that calls it off. The last one for a signal takes the listener away.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  let entry = waiting.get(signal);
  if (!entry) {
    const acts = new Set<() => void>();
    entry = { acts, listener: () => [...acts].forEach((act) => act()) };
    signal.addEventListener("abort", entry.listener);
    waiting.set(signal, entry);
  }
  const { acts, listener } = entry;
  acts.add(act);
  return () => {
    if (!acts.delete(act) || acts.size > 0) return;
    signal.removeEventListener("abort", listener);
    waiting.delete(signal);
  };
}
