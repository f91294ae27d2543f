import type { JWK } from "jose";
import { isObject } from "../../../shared/is-object.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJson } from "../../api/request-body.js";
import { isSignedByAny } from "../../jose/jose-text.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredService } from "../../settings/service-settings.js";
import { isListOf } from "../../settings/settings-check.js";
import { isWithinConstraints } from "./constraints.js";
import { applyPolicy, areKnownOperators, mergePolicies } from "./metadata-policy.js";
import { brokenChain, publicKeys, readStatement, type Statement } from "./statement.js";

/** The maximum number of statements in a chain. */
export const MAX_STATEMENTS = 10;

/** A trust chain to a trust anchor of the service: OpenID Federation 1.0, section 4. */
export interface TrustChain {
  readonly texts: readonly string[];
  readonly entityId: string;
  readonly anchorId: string;
  /** The entity's immediate superior. */
  readonly superior: string;
  /** Seconds since the Unix epoch. */
  readonly exp: number;
  /** The client's metadata, with its superior's changes and all policies applied. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** The configured keys of a trust anchor; undefined if it is not one. The keys that it publishes do not matter. */
export function anchorKeys({ trustAnchors }: StoredService, entityId: string): readonly JWK[] | undefined {
  const anchor = trustAnchors?.find((candidate) => candidate.entityId === entityId);
  return anchor && (publicKeys(parseJson(anchor.jwks ?? "")) ?? []);
}

/** Verifies a chain from the entity to a trust anchor and resolves the client's metadata: sections 10.2 and 6. */
export async function verifyChain(context: ServiceContext, texts: unknown): Promise<TrustChain> {
  if (!isListOf(texts, (text) => typeof text === "string")) throw brokenChain("it is not a list of statements");
  const list = texts as string[];
  if (list.length < 2 || list.length > MAX_STATEMENTS)
    throw brokenChain(`it has fewer than 2 or more than ${MAX_STATEMENTS} statements`);
  const statements = list.map((text, index) => {
    const statement = readStatement(context, text);
    if (statement) return statement;
    throw brokenChain(`statement ${index} is none, or is not current`);
  });
  const [leaf] = statements as [Statement];
  const last = statements.at(-1)!;
  if (leaf.iss !== leaf.sub || !(await isSignedByAny(leaf.jwt, leaf.keys)))
    throw brokenChain("it does not begin with an entity configuration that is signed by its own keys");
  if (!anchorKeys(context.service, last.iss))
    throw new Refusal(
      "missing_trust_anchor",
      emulatorCodes.anchorUnknown,
      "The trust chain does not end at a trust anchor of the service.",
    );
  for (const [index, statement] of statements.entries()) await checkLink(context, statements, statement, index);
  // The anchor's own configuration is optional, and says nothing about the client.
  const above = last.iss === last.sub ? statements.slice(1, -1) : statements.slice(1);
  if (above.length === 0) throw brokenChain("no superior says anything of the entity");
  if (!isWithinConstraints(above)) throw brokenChain("it breaks the constraints of a superior");
  return {
    texts: list,
    entityId: leaf.sub,
    anchorId: last.iss,
    superior: above[0]!.iss,
    exp: Math.min(...statements.map(({ exp }) => exp)),
    metadata: resolveMetadata(leaf, above),
  };
}

/** Each statement is about the issuer of the previous one, and has its keys. The keys of an anchor are configured. */
async function checkLink(
  { service }: ServiceContext,
  statements: readonly Statement[],
  statement: Statement,
  index: number,
): Promise<void> {
  const next = statements[index + 1];
  if (next && next.sub !== statement.iss)
    throw brokenChain(`statement ${index + 1} is not about the one who made statement ${index}`);
  if (index > 0 && next && statement.iss === statement.sub)
    throw brokenChain(`statement ${index} is an entity configuration between others`);
  const keys = anchorKeys(service, statement.iss) ?? next?.keys ?? [];
  if (!(await isSignedByAny(statement.jwt, keys)))
    throw brokenChain(`the signature of statement ${index} is not by the keys that it has to be by`);
}

function resolveMetadata(leaf: Statement, above: readonly Statement[]): Readonly<Record<string, unknown>> {
  const own = relyingParty(leaf, "metadata");
  if (!own) throw brokenChain("the entity has no metadata of an OpenID relying party");
  if (!above.every(({ claims }) => areKnownOperators(claims["metadata_policy_crit"] ?? [])))
    throw brokenChain("an operator of a metadata policy is critical and not known");
  const policies = [...above].reverse().map((statement) => relyingParty(statement, "metadata_policy") ?? {});
  return applyPolicy({ ...own, ...relyingParty(above[0]!, "metadata") }, mergePolicies(policies));
}

/** The part of a statement about relying parties; undefined if there is none. */
function relyingParty({ claims }: Statement, name: "metadata" | "metadata_policy") {
  const all = claims[name];
  const one = isObject(all) ? all["openid_relying_party"] : undefined;
  return isObject(one) ? one : undefined;
}
