import { Refusal } from "../../../api/answers.js";
import { asAsymmetric, symmetricAlgorithms } from "../../../jose/algorithms.js";
import { isSignedBy, readJose, readJoseHeader, type JoseText } from "../../../jose/jose-text.js";
import { findClientKey, type KeyCodes } from "../../client-authentication/client-keys.js";
import { FormParameters } from "../../form.js";
import { enforce, type Rule } from "../../rules.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { decryptRequestObject } from "./decrypt-request-object.js";
import {
  claimRules,
  isTraditional,
  parameterRules,
  pushRules,
  scopeRules,
  signingRules,
  type ObjectDraft,
} from "./object-claim-rules.js";
import { objectCode, outerCode, type ObjectOrigin } from "./object-codes.js";
import { parametersOf } from "./request-object-parameters.js";
import type { ResolvedParameters } from "./resolved-parameters.js";

/** Verifies a request object and reads its parameters: RFC 9101. */
export async function readRequestObject(
  context: ServiceContext,
  client: IdentifiedClient,
  form: FormParameters,
  text: string,
  from: Pick<ObjectOrigin, "channel" | "reference">,
): Promise<ResolvedParameters> {
  const { object, origin } = await openObject(context, client.client, text, from);
  const { claims } = object;
  if (!claims) throw invalid(objectCode("A005378", origin), "The payload of the request object is not a JSON object.");
  await verifySignature(context, client.client, object, origin);
  const draft: ObjectDraft = { context, client, form, object, claims, origin };
  enforce(coded(claimRules, origin), draft, "invalid_request_object");
  enforce(signingRules, draft, "invalid_request_object");
  enforce(pushRules, draft, "invalid_request_object");
  enforce(coded(parameterRules, origin), draft, "invalid_request_object");
  enforce(scopeRules, draft, "invalid_request");
  const inner = parametersOf(claims);
  if (origin.channel === "push") checkOutside(inner, form);
  const outer = isTraditional(draft) ? form.entries().filter(([name]) => !inner.some(([own]) => own === name)) : [];
  const own = inner.filter(([name]) => name !== "client_id");
  return {
    form: FormParameters.of([
      ["client_id", client.identifier],
      ...outer.filter(([name]) => !["client_id", "request", "request_uri"].includes(name)),
      ...own,
    ]),
    object: { origin, alg: object.alg, claims, outer: form },
  };
}

function coded(rules: readonly Rule<ObjectDraft>[], origin: ObjectOrigin): readonly Rule<ObjectDraft>[] {
  return rules.map(([code, text, isBroken]) => [objectCode(code, origin), text, isBroken]);
}

/** Decodes the signed object, after decryption if it is nested. */
async function openObject(
  context: ServiceContext,
  client: EmulatedClient,
  text: string,
  from: Pick<ObjectOrigin, "channel" | "reference">,
): Promise<{ readonly object: JoseText; readonly origin: ObjectOrigin }> {
  const plain = { ...from, encrypted: false };
  const sealed = { ...from, encrypted: true };
  if (text.split(".").length !== 5) {
    checkEncryption(context, client, plain, text);
    return { object: read(text, plain), origin: plain };
  }
  if (!readJoseHeader(text)) throw invalid(objectCode("A005301", plain), "The request object is not a JOSE object.");
  const inside = read(await decryptRequestObject(context, client, text, plain), sealed);
  if (inside.kind === "encrypted")
    throw invalid(outerCode("A005305", plain), "The request object is encrypted more than once.");
  return { object: inside, origin: sealed };
}

function read(text: string, origin: ObjectOrigin): JoseText {
  const object = readJose(text);
  if (object) return object;
  const header = readJoseHeader(text);
  if (header && header["alg"] === undefined)
    throw invalid(objectCode("A005307", origin), "The header of the request object has no alg.");
  const code = origin.channel === "push" && origin.encrypted ? "A248309" : objectCode("A005301", origin);
  throw invalid(code, "The request object is not a JOSE object.");
}

/** Refuses an unencrypted object in the front channel, where others may read it, if encryption is required. */
function checkEncryption(
  { service }: ServiceContext,
  client: EmulatedClient,
  { channel }: ObjectOrigin,
  text: string,
): void {
  if (channel === "push" || !readJoseHeader(text)) return;
  if (
    service.frontChannelRequestObjectEncryptionRequired === true ||
    client.frontChannelRequestObjectEncryptionRequired === true
  )
    throw invalid("A006334", "The request object has to be encrypted.");
}

async function verifySignature(
  context: ServiceContext,
  client: EmulatedClient,
  object: JoseText,
  origin: ObjectOrigin,
): Promise<void> {
  const refuse = (code: string, text: string) => invalid(objectCode(code, origin), text);
  const registered = client.requestSignAlg;
  if (object.kind === "unsigned") {
    if (registered && registered !== "NONE") throw refuse("A005336", "The client signs its request objects.");
    return;
  }
  if (origin.channel === "push" && !registered)
    throw invalid("A246301", "The client pushes a signed request object, and has no requestSignAlg.");
  if (origin.channel === "push" && registered === "NONE")
    throw invalid("A246302", "The client pushes a signed request object, and its requestSignAlg is NONE.");
  const shared = symmetricAlgorithms.some((known) => known === object.alg);
  if (!shared && !asAsymmetric(object.alg)) throw refuse("A005320", "The algorithm is not supported.");
  if (registered && object.alg !== registered)
    throw refuse("A005312", "The request object has another algorithm than the client is registered for.");
  if (shared && client.clientType === "PUBLIC")
    throw refuse("A005316", "The client is public and has no secret to sign by.");
  const key = shared
    ? new TextEncoder().encode(client.clientSecret)
    : await findClientKey(context, client, object, keyCodes(origin));
  if (Object.hasOwn(object.header, "crit") || Object.hasOwn(object.header, "b64"))
    throw refuse("A005324", "The header of the request object has extensions that are not supported.");
  if (!(await isSignedBy(object, key)))
    throw refuse("A005328", "The signature of the request object is not that of the client.");
}

/** Codes for the keys of a registered key set, and of one at a `jwksUri`. */
function keyCodes(origin: ObjectOrigin): KeyCodes {
  const code = (base: string) => objectCode(base, origin);
  return {
    error: "invalid_request_object",
    unregistered: code("A005332"),
    unreachable: "A005311",
    unreadable: "A005348",
    missing: [code("A005352"), code("A005340")],
    ambiguous: [code("A005356"), code("A005344")],
  };
}

/** Parameters pushed beside an object must not contradict it. */
function checkOutside(inner: readonly (readonly [name: string, value: string])[], form: FormParameters): void {
  for (const [name, value] of form.entries())
    if (inner.some(([own]) => own === name) && !inner.some(([own, text]) => own === name && text === value))
      throw new Refusal(
        "invalid_request",
        "A245302",
        `The '${name}' of the request object is not that of the request.`,
      );
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request_object", code, text);
}
