// Turns the description's Markdown into documentation comments.

/** An indented comment block with the given texts. Empty texts are left out. */
export function comment(texts: (string | undefined)[], indent = ""): string {
  const lines = texts
    .filter((text): text is string => text !== undefined && text.trim() !== "")
    .flatMap((text, index) => [...(index > 0 && !text.startsWith("@") ? [""] : []), ...text.trim().split("\n")])
    // The description may contain the end of a comment.
    .map((line) => line.trimEnd().replaceAll("*/", "*\\/"));
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** The header of a generated file. `source` is the file of a foreign description. */
export function header(contents: string, source?: string): string {
  const [file, option] = source === undefined ? ["openapi.yaml", ""] : [source, " -- --spec"];
  return `// ${contents}\n// Generated from ${file} by \`npm run generate${option}\`. Change the description, not this file.\n\n`;
}
