// Version and changelog of a release. release.slow.test.ts runs the command.
import { describe, expect, it } from "vitest";
import { chooseVersion, withRelease } from "../../scripts/release.js";

describe("the version of a release", () => {
  const released = { version: "0.1.0", step: "major" } as const;

  it("is the one that the changes need, or a higher one that is asked for", () => {
    expect(chooseVersion(undefined, released)).toBe("0.2.0");
    expect(chooseVersion("1.0.0", released)).toBe("1.0.0");
    expect(chooseVersion("minor", { version: "1.0.0", step: "patch" })).toBe("1.1.0");
  });

  it("is refused where it is too low", () => {
    expect(() => chooseVersion("0.1.0", released)).toThrow(
      "0.1.0 is too low: the API's changes since 0.1.0 need 0.2.0 or later.",
    );
    expect(() => chooseVersion("patch", released)).toThrow("0.1.1 is too low");
  });
});

describe("the changelog of a release", () => {
  it("needs something to say", () => {
    expect(() => withRelease("# Changelog\n\n## Unreleased\n\n## 0.1.0\n\n- Begun.\n", "0.1.1", undefined)).toThrow(
      "says nothing",
    );
    expect(
      withRelease(
        "# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0\n\n- Begun.\n",
        "0.1.1",
        "### API\n\nNo change.\n",
      ),
    ).toBe("# Changelog\n\n## Unreleased\n\n## 0.1.1\n\n- New.\n\n### API\n\nNo change.\n\n## 0.1.0\n\n- Begun.\n");
  });
});
