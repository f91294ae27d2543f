/** A document with new content between two marks, `<!-- name -->` and `<!-- /name -->`. */
export function replaceMarkedPart(document: string, name: string, content: string): string {
  const marks = [`<!-- ${name} -->`, `<!-- /${name} -->`] as const;
  const [begin, end] = [document.indexOf(marks[0]), document.indexOf(marks[1])];
  if (begin < 0 || end < begin) throw new Error(`the document needs the marks ${marks.join(" and ")}`);
  return `${document.slice(0, begin + marks[0].length)}\n\n${content}\n\n${document.slice(end)}`;
}
