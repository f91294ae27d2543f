// Writes a JSON value as a person would in TypeScript: unquoted keys, double quotes, one line if it is short.

const WIDTH = 88;
const NAME = /^[A-Za-z_$][\w$]*$/;

const key = (name: string): string => (NAME.test(name) ? name : JSON.stringify(name));

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${key(name)}: ${onOneLine(member)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

/** The value as a TypeScript expression. `taken` is the number of characters before it on its first line. */
export function literal(value: unknown, indent = "", taken = 0): string {
  const line = onOneLine(value);
  if (typeof value !== "object" || value === null || indent.length + taken + line.length <= WIDTH) return line;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((entry) => inner + literal(entry, inner))
    : Object.entries(value).map(([name, member]) => {
        const start = `${key(name)}: `;
        return inner + start + literal(member, inner, start.length);
      });
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")},\n${indent}${close}`;
}

/** Writes an object with one member per line, however short it is. */
export function block(value: unknown): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return literal(value);
  const lines = Object.entries(value).map(
    ([name, member]) => `  ${key(name)}: ${literal(member, "  ", name.length + 2)},\n`,
  );
  return lines.length === 0 ? "{}" : `{\n${lines.join("")}}`;
}
