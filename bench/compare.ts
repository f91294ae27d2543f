// Compares contenders on a busy machine: they take turns in short slices, so that a slow moment affects all of them, and ratios are
// taken within a round, so that a slow minute does not affect them.

/** Medians over all rounds, and medians of each round's ratio to the first contender. */
export interface Comparison<Quantity extends string> {
  medians: Record<Quantity, number>;
  ratios: Record<Quantity, number>;
}

/** Measures every contender once per round, starting with a different one each time. `prepare` is called before each round. */
export async function compare<Name extends string, Quantity extends string>(
  names: readonly Name[],
  rounds: number,
  measure: (name: Name) => Promise<Record<Quantity, number>>,
  prepare?: (round: number) => Promise<void>,
): Promise<Record<Name, Comparison<Quantity>>> {
  const results: Record<Name, Record<Quantity, number>>[] = [];
  for (let round = 0; round < rounds; round++) {
    await prepare?.(round);
    const result: Partial<Record<Name, Record<Quantity, number>>> = {};
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(round + turn) % names.length]!;
      result[name] = await measure(name);
    }
    results.push(result as Record<Name, Record<Quantity, number>>);
  }
  const quantities = Object.keys(results[0]![names[0]!]) as Quantity[];
  const each = (value: (quantity: Quantity) => number) =>
    Object.fromEntries(quantities.map((quantity) => [quantity, value(quantity)])) as Record<Quantity, number>;
  const comparison = (name: Name): Comparison<Quantity> => ({
    medians: each((quantity) => median(results.map((result) => result[name][quantity]))),
    ratios: each((quantity) => median(results.map((result) => result[name][quantity] / result[names[0]!][quantity]))),
  });
  return Object.fromEntries(names.map((name) => [name, comparison(name)])) as Record<Name, Comparison<Quantity>>;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
