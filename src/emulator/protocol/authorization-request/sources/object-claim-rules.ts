import type { JoseText } from "../../../jose/jose-text.js";
import { words, type FormParameters } from "../../form.js";
import type { Rule } from "../../rules.js";
import { claimTimes } from "../../claim-times.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { ObjectOrigin } from "./object-codes.js";

/** A request object that is not verified yet, and what determines the validity of its claims. */
export interface ObjectDraft {
  readonly context: ServiceContext;
  readonly client: IdentifiedClient;
  readonly form: FormParameters;
  readonly object: JoseText;
  readonly claims: Readonly<Record<string, unknown>>;
  readonly origin: ObjectOrigin;
}

/** Whether parameters outside the object apply too, as in OpenID Connect Core 1.0, section 6.1. */
export const isTraditional = ({ context }: ObjectDraft) =>
  context.service.traditionalRequestObjectProcessingApplied === true;
const isUnsigned = ({ object }: ObjectDraft) => object.kind === "unsigned";
const isPushed = ({ origin }: ObjectDraft) => origin.channel === "push";
const audienceOf = ({ claims }: ObjectDraft) => claims["aud"];
const isAudienceChecked = ({ context }: ObjectDraft) => context.service.requestObjectAudienceChecked !== false;
const isNumberOrAbsent = (value: unknown) => value === undefined || typeof value === "number";
const hasOpenid = (scope: unknown) => typeof scope === "string" && words(scope).includes("openid");

/** Rules for the claims of a request object, in order. The codes are for {@link objectCode}. */
export const claimRules: readonly Rule<ObjectDraft>[] = [
  ["A006335", "The exp of the request object is not a number.", ({ claims }) => !isNumberOrAbsent(claims["exp"])],
  [
    "A006339",
    "The request object has expired.",
    ({ context, claims }) => claims["exp"] !== undefined && claimTimes(context).isPast(claims["exp"]),
  ],
  ["A006343", "The nbf of the request object is not a number.", ({ claims }) => !isNumberOrAbsent(claims["nbf"])],
  [
    "A006347",
    "The request object is not valid yet.",
    ({ context, claims }) => claims["nbf"] !== undefined && claimTimes(context).isFuture(claims["nbf"]),
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
];

/** Rules for the object itself. The codes are the same for every origin. */
export const signingRules: readonly Rule<ObjectDraft>[] = [
  ["A248315", "A request object that is pushed has to be signed.", (draft) => isUnsigned(draft) && isPushed(draft)],
  ["A008311", "The request object has to be signed.", (draft) => isUnsigned(draft) && !isTraditional(draft)],
  [
    "A005383",
    "A request object that is not fetched by https has to be signed.",
    (draft) => isUnsigned(draft) && draft.origin.reference && !/^https:/i.test(draft.form.get("request_uri") ?? ""),
  ],
];

/** Rules for the parameters in an object. The codes are for {@link objectCode}. */
export const parameterRules: readonly Rule<ObjectDraft>[] = [
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

/** Rules for the scope `openid`, which must be outside the object if parameters there apply. */
export const scopeRules: readonly Rule<ObjectDraft>[] = [
  [
    "A007303",
    "The request object has the scope openid, and the request has no scope.",
    (draft) => isTraditional(draft) && hasOpenid(draft.claims["scope"]) && !draft.form.get("scope"),
  ],
  [
    "A007304",
    "The request object has the scope openid, which the scope of the request lacks.",
    (draft) => isTraditional(draft) && hasOpenid(draft.claims["scope"]) && !hasOpenid(draft.form.get("scope")),
  ],
];

/** Additional rules for a pushed object. */
export const pushRules: readonly Rule<ObjectDraft>[] = [
  ["A246308", "The request object has no iss.", (draft) => isPushed(draft) && draft.claims["iss"] === undefined],
  [
    "A246309",
    "The iss of the request object is not the client.",
    (draft) =>
      isPushed(draft) &&
      ![draft.client.identifier, String(draft.client.client.clientId)].includes(String(draft.claims["iss"])),
  ],
];
