/** The example of a page of docs/models. */
export function modelExample(page: string): string {
  const match = /## Example Usage\n\n```typescript\n([^]*?)\n```/.exec(page);
  if (match === null) throw new Error(`no example on the page\n${page}`);
  return match[1]!;
}
