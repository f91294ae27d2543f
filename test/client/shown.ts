// Everything that a value reveals when it is logged, printed, serialized or cloned.
import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect } from "node:util";

export function shown(value: unknown): string {
  let printed = "";
  const stdout = new Writable({
    write: (chunk, _, done) => {
      printed += String(chunk);
      done();
    },
  });
  const { log, error, dir, table } = new Console({ stdout, stderr: stdout });
  log(value);
  log("%s %o %O %j", value, value, value, value);
  error(value);
  dir(value, { depth: null, showHidden: true });
  table(value);
  const parts = [printed, String(value), JSON.stringify(value), inspect(value, WHOLE)];
  try {
    parts.push(inspect(structuredClone(value), WHOLE));
  } catch {
    // Clients contain functions, which cannot be cloned.
  }
  // Checks each cause separately, since a text such as the stack may hide a property.
  for (let link = value; link instanceof Error; link = link.cause) {
    parts.push(link.message, link.stack!, String(link), JSON.stringify(link), JSON.stringify(Object.entries(link)));
    for (const name of Reflect.ownKeys(link)) parts.push(inspect(Reflect.get(link, name), WHOLE));
  }
  return parts.join("\n");
}

const WHOLE = { depth: Infinity, showHidden: true, getters: true, maxArrayLength: null, maxStringLength: null };
