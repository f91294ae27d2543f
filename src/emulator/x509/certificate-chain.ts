import type { Certificate } from "./certificate.js";
import { isSignedWithKeyOf } from "./certificate-signature.js";
import { sameName } from "./distinguished-name.js";

/**
 * Extensions that may be critical: those that are processed, and those that can be ignored, namely alternative names,
 * extended key usage, and policies, since none is required.
 */
const understood = [15, 17, 19, 32, 33, 37, 54].map((arc) => `2.5.29.${arc}`);

/** Name constraints and policy constraints. */
const uncheckedConstraints = ["2.5.29.30", "2.5.29.36"];

/** Whether a certificate has constraints on others that are not checked here. */
export function limitsOthers({ extensions }: Certificate): boolean {
  return uncheckedConstraints.some((id) => extensions.has(id));
}

/**
 * Validates the chain from a certificate, through those of the path in order, to one of the roots, as of `now` in
 * milliseconds: RFC 5280, section 6.1, without policies and revocation. Roots are checked like other authorities,
 * which the RFC leaves open. Returns what is wrong, or undefined if the chain is valid.
 */
export async function findChainFault(
  leaf: Certificate,
  path: readonly Certificate[],
  roots: readonly Certificate[],
  now: number,
): Promise<string | undefined> {
  let certificate = leaf;
  let name = "client certificate";
  let authorities = 0;
  const ownFault = findOwnFault(leaf, now);
  if (ownFault) return `The ${name} ${ownFault}.`;
  for (const next of [...path, undefined]) {
    const named = [...roots, ...(next ? [next] : [])].filter(({ subject }) => sameName(subject, certificate.issuer));
    if (named.length === 0)
      return `The issuer of the ${name} is neither a trusted root nor next in the certificate path.`;
    const issuer = await firstSigner(certificate, named);
    if (!issuer)
      return `The ${name} is not signed with the key of its issuer, or by an algorithm that is not supported.`;
    name = `issuer of the ${name}`;
    const fault = findOwnFault(issuer, now) ?? findAuthorityFault(issuer, authorities);
    if (fault) return `The ${name} ${fault}.`;
    if (issuer !== next) return undefined;
    // RFC 5280, section 4.2.1.9: self-issued certificates, such as for a key change, do not count.
    if (!sameName(issuer.subject, issuer.issuer)) authorities += 1;
    certificate = issuer;
  }
  return undefined;
}

async function firstSigner(certificate: Certificate, candidates: readonly Certificate[]) {
  for (const candidate of candidates) if (await isSignedWithKeyOf(certificate, candidate)) return candidate;
  return undefined;
}

function findOwnFault({ notBefore, notAfter, extensions }: Certificate, now: number): string | undefined {
  if (now < notBefore) return "is not valid yet";
  if (now > notAfter) return "has expired";
  const [unknown] = [...extensions].find(([id, { critical }]) => critical && !understood.includes(id)) ?? [];
  return unknown && `has the critical extension ${unknown}, which is not understood`;
}

/** Checks key usage and basic constraints: RFC 5280, sections 4.2.1.3 and 4.2.1.9. */
function findAuthorityFault({ maxAuthorities, maySign }: Certificate, below: number): string | undefined {
  if (maxAuthorities === undefined) return "is not a certificate authority";
  if (below > maxAuthorities) return "has more authorities below it than it may";
  return maySign ? undefined : "has a key that is not for signing certificates";
}
