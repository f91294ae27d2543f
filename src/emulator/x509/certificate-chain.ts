import type { Certificate } from "./certificate.js";
import { isSignedWithKeyOf } from "./certificate-signature.js";
import { sameName } from "./distinguished-name.js";

/**
 * Extensions that are looked at, or that may be passed over although they are critical: the names of the holder, what its key is for
 * in the end, and policies where nobody asks for one.
 */
const understood = [15, 17, 19, 32, 33, 37, 54].map((arc) => `2.5.29.${arc}`);

/** Constraints on names and on policies. */
const notFollowed = ["2.5.29.30", "2.5.29.36"];

/** Whether a certificate limits others in a way that is not looked at here. */
export function limitsOthers({ extensions }: Certificate): boolean {
  return notFollowed.some((id) => extensions.has(id));
}

/**
 * What is wrong with a chain from a certificate by those of the path, in their order, to one of the roots; undefined if it is good.
 * It is the validation of RFC 5280, section 6.1, without policies and revocations. Roots are held to what other authorities are held to,
 * too, as the standard leaves it open.
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
    // RFC 5280, section 4.2.1.9: what an authority issues to itself, to change its key, does not count.
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

/** RFC 5280, sections 4.2.1.3 and 4.2.1.9. */
function findAuthorityFault({ maxAuthorities, maySign }: Certificate, below: number): string | undefined {
  if (maxAuthorities === undefined) return "is not a certificate authority";
  if (below > maxAuthorities) return "has more authorities below it than it may";
  return maySign ? undefined : "has a key that is not for signing certificates";
}
