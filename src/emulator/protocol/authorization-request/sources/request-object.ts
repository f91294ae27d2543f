import { Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { asAsymmetric, symmetricAlgorithms } from "../../../jose/algorithms.js";
import { isSignedBy, readJose, type JoseText } from "../../../jose/jose-text.js";
import { findClientKey, type KeyCodes } from "../../client-authentication/client-keys.js";
import { notEmulated } from "../../client-request.js";
import { FormParameters } from "../../form.js";
import { enforce, type Rule } from "../../rules.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { parametersOf } from "./request-object-parameters.js";
import type { ResolvedParameters } from "./resolved-parameters.js";

const keyCodes: KeyCodes = {
  error: "invalid_request_object",
  unregistered: "A005332",
  unreachable: "A005311",
  unreadable: "A005348",
  missing: ["A005340", "A005352"],
  ambiguous: ["A005344", "A005356"],
};

/** A request object that was not verified, and what its claims depend on. */
interface Draft {
  readonly context: ServiceContext;
  readonly client: IdentifiedClient;
  readonly form: FormParameters;
  readonly object: JoseText;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly channel: "front channel" | "push";
}

/** Whether parameters outside of the object count too, as OpenID Connect Core 1.0, section 6.1, has it. */
const isTraditional = ({ context }: Draft) => context.service.traditionalRequestObjectProcessingApplied === true;
const isUnsigned = ({ object }: Draft) => object.kind === "unsigned";
const isPushed = ({ channel }: Draft) => channel === "push";
const audienceOf = ({ claims }: Draft) => claims["aud"];
const isAudienceChecked = ({ context }: Draft) => context.service.requestObjectAudienceChecked !== false;
const seconds = ({ context }: Draft) => context.clock.now() / 1000;
const skew = ({ context }: Draft) => context.service.allowableClockSkew;
const isNumberOrAbsent = (value: unknown) => value === undefined || typeof value === "number";

/** What the claims of a request object have to say, in the order in which they are looked at. */
const claimRules: readonly Rule<Draft>[] = [
  ["A006335", "The exp of the request object is not a number.", ({ claims }) => !isNumberOrAbsent(claims["exp"])],
  [
    "A006339",
    "The request object has expired.",
    (draft) => draft.claims["exp"] !== undefined && (draft.claims["exp"] as number) + skew(draft) <= seconds(draft),
  ],
  ["A006343", "The nbf of the request object is not a number.", ({ claims }) => !isNumberOrAbsent(claims["nbf"])],
  [
    "A006347",
    "The request object is not valid yet.",
    (draft) => ((draft.claims["nbf"] as number | undefined) ?? 0) > Math.ceil(seconds(draft)) + skew(draft),
  ],
  ["A006351", "The request object has no aud.", (draft) => isAudienceChecked(draft) && audienceOf(draft) === undefined],
  [
    "A006355",
    "The aud of the request object is neither a string nor an array of strings.",
    (draft) =>
      isAudienceChecked(draft) && ![audienceOf(draft)].flat().every((audience) => typeof audience === "string"),
  ],
  [
    "A006363",
    "The service is not among those that the request object is for.",
    (draft) =>
      isAudienceChecked(draft) &&
      Array.isArray(audienceOf(draft)) &&
      !(audienceOf(draft) as unknown[]).includes(draft.context.service.issuer),
  ],
  [
    "A006359",
    "The request object is not for this service.",
    (draft) =>
      isAudienceChecked(draft) &&
      typeof audienceOf(draft) === "string" &&
      audienceOf(draft) !== draft.context.service.issuer,
  ],
  ["A248315", "A request object that is pushed has to be signed.", (draft) => isUnsigned(draft) && isPushed(draft)],
  ["A008311", "The request object has to be signed.", (draft) => isUnsigned(draft) && !isTraditional(draft)],
  ["A006308", "The request object contains a request.", ({ claims }) => claims["request"] !== undefined],
  ["A006312", "The request object contains a request_uri.", ({ claims }) => claims["request_uri"] !== undefined],
  [
    "A005387",
    "The client_id of the request object is not a string.",
    ({ claims }) => claims["client_id"] !== undefined && typeof claims["client_id"] !== "string",
  ],
  [
    "A005391",
    "The client_id of the request object is not that of the request.",
    ({ claims, client }) => claims["client_id"] !== undefined && claims["client_id"] !== client.identifier,
  ],
  [
    "A006326",
    "The request object has no response_type.",
    (draft) => !isTraditional(draft) && draft.claims["response_type"] === undefined,
  ],
  [
    "A006304",
    "The response_type of the request object is not that of the request.",
    (draft) =>
      isTraditional(draft) &&
      draft.claims["response_type"] !== undefined &&
      draft.claims["response_type"] !== draft.form.get("response_type"),
  ],
];

/** Reads the parameters of a request object: RFC 9101. Nothing in an object that is no good can be trusted. */
export async function readRequestObject(
  context: ServiceContext,
  client: IdentifiedClient,
  form: FormParameters,
  text: string,
  channel: "front channel" | "push",
): Promise<ResolvedParameters> {
  const object = readJose(text);
  if (!object) throw invalid("A005301", "The request object is not a JOSE object.");
  if (object.kind === "encrypted")
    throw notEmulated(emulatorCodes.requestObjectNotEmulated, "Encrypted request objects");
  checkEncryption(context, client.client, channel);
  const { claims } = object;
  if (!claims) throw invalid("A005378", "The payload of the request object is not a JSON object.");
  await verifySignature(context, client.client, object);
  const draft: Draft = { context, client, form, object, claims, channel };
  enforce(claimRules, draft, "invalid_request_object");
  const inner = parametersOf(claims);
  const outer = isTraditional(draft) ? form.entries().filter(([name]) => !inner.some(([own]) => own === name)) : [];
  const own = inner.filter(([name]) => name !== "client_id");
  return {
    form: FormParameters.of([
      ["client_id", client.identifier],
      ...outer.filter(([name]) => !["client_id", "request", "request_uri"].includes(name)),
      ...own,
    ]),
    requestObjectPayload: JSON.stringify(claims),
  };
}

/** An object that is not encrypted where it has to be: on its way through the browser others may read it. */
function checkEncryption(
  { service }: ServiceContext,
  client: IdentifiedClient["client"],
  channel: "front channel" | "push",
): void {
  if (channel === "push") return;
  if (
    service.frontChannelRequestObjectEncryptionRequired === true ||
    client.frontChannelRequestObjectEncryptionRequired === true
  )
    throw invalid("A006334", "The request object has to be encrypted.");
}

async function verifySignature(context: ServiceContext, client: EmulatedClient, object: JoseText): Promise<void> {
  const registered = client.requestSignAlg;
  if (object.kind === "unsigned") {
    if (registered && registered !== "NONE") throw invalid("A005336", "The client signs its request objects.");
    return;
  }
  const shared = symmetricAlgorithms.some((known) => known === object.alg);
  if (!shared && !asAsymmetric(object.alg)) throw invalid("A005320", "The algorithm is not supported.");
  if (registered && object.alg !== registered)
    throw invalid("A005312", "The request object has another algorithm than the client is registered for.");
  if (shared && client.clientType === "PUBLIC")
    throw invalid("A005316", "The client is public and has no secret to sign by.");
  const key = shared
    ? new TextEncoder().encode(client.clientSecret)
    : await findClientKey(context, client, object, keyCodes);
  if (!(await isSignedBy(object, key)))
    throw invalid("A005328", "The signature of the request object is not that of the client.");
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request_object", code, text);
}
