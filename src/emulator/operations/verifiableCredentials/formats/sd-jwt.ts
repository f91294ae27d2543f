import { base64url, SignJWT } from "jose";
import { isObject } from "../../../../shared/is-object.js";
import { tokenDigest } from "../../../tokens/token-hash.js";
import { invalidPayload, type CredentialDraft } from "./credential.js";

type Claims = Readonly<Record<string, unknown>>;

/** Claims that are always visible (SD-JWT-based Verifiable Credentials, section 2.2.2.2), and those of the issuer. */
const visible = ["vct", "vct#integrity", "nbf", "exp", "type", "status"];
const issuerClaims = ["iss", "iat", "cnf"];

/** Creates an SD-JWT VC: RFC 9901. Each claim, or each member of an object, can be disclosed separately. */
export async function makeSdJwt({ context, issuer, format, payload, key, ...draft }: CredentialDraft): Promise<string> {
  if (typeof payload["vct"] !== "string" || payload["vct"] === "")
    throw invalidPayload("The credentialPayload needs a vct, the type of the credential.");
  const entries = Object.entries(payload).filter(([name]) => !issuerClaims.includes(name));
  const shown = Object.fromEntries(entries.filter(([name]) => visible.includes(name)));
  const hidden = Object.fromEntries(entries.filter(([name]) => !visible.includes(name)));
  const disclosures: string[] = [];
  const now = Math.floor(context.clock.now() / 1000);
  const claims = {
    iss: issuer,
    iat: now,
    ...shown,
    ...(draft.duration !== undefined && { exp: now + draft.duration }),
    ...(draft.bindingKey && { cnf: { jwk: draft.bindingKey } }),
    ...(await hide(hidden, () => context.newToken().slice(0, SALT_LENGTH), disclosures)),
    _sd_alg: "sha-256",
  };
  const { alg, kid, x5c, privateKey } = key;
  const header = { alg, kid, typ: format, ...(x5c && { x5c: [...x5c] }) };
  const jwt = await new SignJWT(claims).setProtectedHeader(header).sign(privateKey);
  return [jwt, ...disclosures, ""].join("~");
}

/** The number of characters in a salt, for 132 random bits: RFC 9901, section 9.3. */
const SALT_LENGTH = 22;

/** Replaces claims by digests, and adds them to the disclosures. The names of objects stay. */
async function hide(claims: Claims, newSalt: () => string, disclosures: string[]): Promise<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  const digests: string[] = [];
  for (const [name, value] of Object.entries(claims)) {
    if (["_sd", "_sd_alg", "..."].includes(name))
      throw invalidPayload(`The credentialPayload cannot have a claim ${name}.`);
    if (isObject(value) && Object.keys(value).length > 0) {
      kept[name] = await hide(value, newSalt, disclosures);
      continue;
    }
    const disclosure = base64url.encode(JSON.stringify([newSalt(), name, value]));
    disclosures.push(disclosure);
    digests.push(await tokenDigest(disclosure));
  }
  // Sorted, to hide the order of the claims.
  return { ...kept, ...(digests.length > 0 && { _sd: digests.sort() }) };
}
