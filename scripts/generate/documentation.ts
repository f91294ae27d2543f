// Turns the description's Markdown into documentation comments.

/** A comment block with the given lines of text, indented. Empty texts are left out. */
export function comment(texts: (string | undefined)[], indent = ""): string {
  const lines = texts
    .filter((text): text is string => text !== undefined && text.trim() !== "")
    .flatMap((text, index) => [...(index > 0 && !text.startsWith("@") ? [""] : []), ...text.trim().split("\n")])
    // A comment must not end early, wherever the description happens to contain its end.
    .map((line) => line.trimEnd().replaceAll("*/", "*\\/"));
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** The opening of a generated file. `source` is the file that another description was read from. */
export function header(contents: string, source?: string): string {
  const [file, option] = source === undefined ? ["openapi.yaml", ""] : [source, " -- --spec"];
  return `// ${contents}\n// Generated from ${file} by \`npm run generate${option}\`. Change the description, not this file.\n\n`;
}
