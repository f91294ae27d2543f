// The two processes that do the slow part: one knows Redocly, the other openapi-typescript. Plain JavaScript, so that start.js can
// have them loading before anything else is. They live as long as generating does, which with --watch is long, and end with it.
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const running = new Map();

/** Starts a process, or gives the one that runs already. */
export function startProcess(name) {
  let started = running.get(name);
  if (started === undefined) {
    const script = fileURLToPath(new URL(`${name}-process.js`, import.meta.url));
    const child = fork(script, { execArgv: [], stdio: ["ignore", 2, 2, "ipc"], serialization: "json" });
    child.unref();
    child.channel.unref();
    started = { child, queue: Promise.resolve() };
    running.set(name, started);
  }
  return started;
}

/** Sends a question once the earlier ones are answered. What comes before the answer itself goes to `onPart`. */
export function ask(name, question, onPart = () => {}) {
  const started = startProcess(name);
  const answer = started.queue.then(() => exchange(name, started.child, question, onPart));
  started.queue = answer.catch(() => {});
  return answer;
}

function exchange(name, child, question, onPart) {
  return new Promise((resolve, reject) => {
    const end = (settle, value) => {
      child.off("message", onMessage).off("exit", onExit);
      child.unref();
      child.channel?.unref();
      settle(value);
    };
    const onMessage = ({ part, answer, error }) => {
      if (part !== undefined) onPart(part);
      else if (error !== undefined) end(reject, new Error(error));
      else end(resolve, answer);
    };
    const onExit = (code, signal) => {
      running.delete(name);
      end(reject, new Error(`the process ${name} ended early (${signal ?? code})`));
    };
    child.on("message", onMessage).on("exit", onExit);
    child.ref();
    child.channel?.ref();
    if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode);
    else child.send(question, (error) => error && onExit(error.message));
  });
}
