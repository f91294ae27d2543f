import { isObject } from "../is-object.js";

/** Whether two JSON values are equal, except that the second may lack entries of the `shrinking` lists. */
export function sameJson(one: unknown, other: unknown, shrinking: readonly string[] = []): boolean {
  if (!isObject(one) || !isObject(other)) {
    if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
    return one.length === other.length && one.every((entry, index) => sameJson(entry, other[index]));
  }
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => {
      const [all, some] = [one[name], other[name]];
      if (shrinking.includes(name) && Array.isArray(all) && Array.isArray(some))
        return some.every((entry) => all.includes(entry));
      return Object.hasOwn(other, name) && sameJson(all, some);
    })
  );
}
