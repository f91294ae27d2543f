/** What is to be done when a signal aborts, and the one listener that does it. */
interface Acts extends Set<() => void>, EventListenerObject {}

/** What waits for each signal. Calls that share a signal share a listener: runtimes warn of more than ten. */
const waiting = new WeakMap<AbortSignal, Acts>();

/**
 * Does something when a signal aborts.
 *
 * @returns A function that calls it off. The last one for a signal takes the listener away.
 */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
  const acts = waiting.get(signal) ?? listenTo(signal);
  acts.add(act);
  return () => {
    if (!acts.delete(act) || acts.size > 0) return;
    signal.removeEventListener("abort", acts);
    waiting.delete(signal);
  };
}

function listenTo(signal: AbortSignal): Acts {
  const acts: Acts = Object.assign(new Set<() => void>(), {
    handleEvent: () => [...acts].forEach((act) => act()),
  });
  signal.addEventListener("abort", acts);
  waiting.set(signal, acts);
  return acts;
}
