// Groups operations into a tree by their identifiers, such as `token.management.list`.
export interface Group<Operation> {
  methods: Map<string, Operation>;
  groups: Map<string, Group<Operation>>;
}

export function groupMethods<Operation extends { id: string }>(operations: Operation[]): Group<Operation> {
  const root: Group<Operation> = { methods: new Map(), groups: new Map() };
  for (const operation of operations) {
    const steps = operation.id.split(".");
    let group = root;
    for (const step of steps.slice(0, -1)) {
      let inner = group.groups.get(step);
      if (inner === undefined) group.groups.set(step, (inner = { methods: new Map(), groups: new Map() }));
      group = inner;
    }
    group.methods.set(steps.at(-1)!, operation);
  }
  return root;
}
