import { base64url, SignJWT } from "jose";
import { isObject } from "../../../../shared/is-object.js";
import { tokenDigest } from "../../../tokens/token-hash.js";
import { invalidPayload, type CredentialDraft } from "./credential.js";

type Claims = Readonly<Record<string, unknown>>;

/** Claims that a verifier has to see, SD-JWT-based Verifiable Credentials, section 2.2.2.2, and those that only the issuer sets. */
const visible = ["vct", "vct#integrity", "nbf", "exp", "type", "status"];
const ofIssuer = ["iss", "iat", "cnf"];

/** Makes an SD-JWT VC: RFC 9901, and SD-JWT-based Verifiable Credentials. Each claim can be disclosed by itself; of objects, what they hold. */
export async function makeSdJwt({ context, issuer, format, payload, key, ...draft }: CredentialDraft): Promise<string> {
  if (typeof payload["vct"] !== "string" || payload["vct"] === "")
    throw invalidPayload("The credentialPayload needs a vct, the type of the credential.");
  const entries = Object.entries(payload).filter(([name]) => !ofIssuer.includes(name));
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

/** Characters of a salt, which are 132 random bits: RFC 9901, section 9.3. */
const SALT_LENGTH = 22;

/** Puts digests in the place of claims, and the claims among the disclosures. The names of objects stay. */
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
  // In the order of the texts, so that it does not tell that of the claims.
  return { ...kept, ...(digests.length > 0 && { _sd: digests.sort() }) };
}
