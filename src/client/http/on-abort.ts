/** The callbacks to run when a signal aborts, and the one listener that runs them. */
interface Callbacks extends Set<() => void>, EventListenerObject {}

/** Callbacks by signal. Calls that share a signal share a listener, since runtimes warn about more than ten. */
const registered = new WeakMap<AbortSignal, Callbacks>();

/** Runs a callback when a signal aborts. Returns a function that unregisters it; the last one removes the listener. */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const callbacks = registered.get(signal) ?? listenTo(signal);
  callbacks.add(callback);
  return () => {
    if (!callbacks.delete(callback) || callbacks.size > 0) return;
    signal.removeEventListener("abort", callbacks);
    registered.delete(signal);
  };
}

function listenTo(signal: AbortSignal): Callbacks {
  const callbacks: Callbacks = Object.assign(new Set<() => void>(), {
    handleEvent: () => [...callbacks].forEach((callback) => callback()),
  });
  signal.addEventListener("abort", callbacks);
  registered.set(signal, callbacks);
  return callbacks;
}
