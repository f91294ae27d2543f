/** How a request object reached the service, which determines the result codes. */
export interface ObjectOrigin {
  readonly channel: "front channel" | "push";
  /** Whether it was fetched from a `request_uri`. */
  readonly reference: boolean;
  /** Whether the signed object was inside an encrypted one. */
  readonly encrypted: boolean;
}

/** The codes of faults that differ at the pushed authorization request endpoint. */
const whenPushed: Readonly<Record<string, string>> = {
  A005301: "A248302",
  A005302: "A248309",
  A005305: "A248309",
  A005316: "A246303",
  A005332: "A246304",
  A005340: "A246305",
  A005344: "A246305",
  A005352: "A246305",
  A005356: "A246305",
  A005360: "A248303",
  A005362: "A248304",
  A005364: "A248307",
  A005366: "A248310",
  A005368: "A248313",
  A005370: "A248314",
  A005374: "A248312",
  A005376: "A248312",
  A005378: "A248316",
  A005391: "A246310",
  A006308: "A248317",
  A006312: "A248317",
  A006330: "A248305",
  A006332: "A248306",
};

/** One of four consecutive codes: by value, by value and encrypted, by reference, by reference and encrypted. */
export function objectCode(base: string, { channel, reference, encrypted }: ObjectOrigin): string {
  const pushed = channel === "push" ? whenPushed[base] : undefined;
  return pushed ?? later(base, (reference ? 2 : 0) + (encrypted ? 1 : 0));
}

/** One of two consecutive codes: by value, and by reference. */
export function outerCode(base: string, { channel, reference }: ObjectOrigin): string {
  const pushed = channel === "push" ? whenPushed[base] : undefined;
  return pushed ?? later(base, reference ? 1 : 0);
}

function later(code: string, steps: number): string {
  return `A${String(Number(code.slice(1)) + steps).padStart(6, "0")}`;
}
