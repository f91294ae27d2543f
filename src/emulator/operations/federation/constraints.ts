import { isObject } from "../../../shared/is-object.js";
import { isListOf } from "../../settings/settings-check.js";
import type { Statement } from "./statement.js";

/**
 * Whether a chain satisfies its superiors' constraints: OpenID Federation 1.0, section 6.2. Malformed ones always fail.
 *
 * @param above The statements of the superiors, beginning with the one about the entity itself.
 */
export function isWithinConstraints(above: readonly Statement[]): boolean {
  return above.every(({ claims }, index) => {
    const { constraints = {} } = claims;
    if (!isObject(constraints)) return false;
    const { max_path_length: length, naming_constraints: naming = {}, allowed_entity_types: types } = constraints;
    const below = above.slice(0, index + 1).map(({ sub }) => sub);
    return (
      // The number of statements below this one is the number of intermediates below its issuer.
      (length === undefined || (Number.isInteger(length) && index <= (length as number))) &&
      areNamed(naming, below) &&
      (types === undefined || (Array.isArray(types) && types.includes("openid_relying_party")))
    );
  });
}

function areNamed(naming: unknown, entityIds: readonly string[]): boolean {
  if (!isObject(naming)) return false;
  const { permitted, excluded = [] } = naming;
  const isName = (name: unknown) => typeof name === "string";
  if (!isListOf(permitted ?? [], isName) || !isListOf(excluded, isName)) return false;
  const hosts = entityIds.map((entityId) => new URL(entityId).hostname);
  return hosts.every(
    (host) =>
      (permitted === undefined || (permitted as string[]).some((name) => isHostOf(host, name.toLowerCase()))) &&
      !(excluded as string[]).some((name) => isHostOf(host, name.toLowerCase())),
  );
}

/** RFC 5280, section 4.2.1.10: with a leading dot, a name includes all subdomains. */
function isHostOf(host: string, name: string): boolean {
  return name.startsWith(".") ? host.endsWith(name) : host === name;
}
