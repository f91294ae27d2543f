import type { Rule } from "../../rules.js";
import { isParameter, parametersOf } from "../sources/request-object-parameters.js";
import type { FapiDraft } from "./fapi-draft.js";
import { isStrongSignature } from "./fapi-profile.js";

/** A rule with its codes for a request object by value and by reference. */
type PairedRule = readonly [codes: readonly [string, string], text: string, isBroken: (draft: FapiDraft) => boolean];

/** The maximum lifetime of a request object, in seconds. */
const MAX_LIFETIME = 3600;

const claim = ({ object }: FapiDraft, name: string) => object?.claims[name];
const aud = (draft: FapiDraft) => claim(draft, "aud");
const isNegative = (value: unknown) => typeof value === "number" && value < 0;
const issuer = ({ context }: FapiDraft) => context.service.issuer;

/** `exp` minus `nbf`, in seconds; 0 without an `nbf`, whose absence another rule judges. */
function lifetime(draft: FapiDraft): number {
  const nbf = claim(draft, "nbf");
  return nbf === undefined ? 0 : Number(claim(draft, "exp")) - Number(nbf);
}

/** Whether a parameter outside the object is wrong, given those inside. `client_id` is exempt, being required there. */
function outside({ object }: FapiDraft, isWrong: (name: string, value: string, inner: Entries) => boolean): boolean {
  if (!object) return false;
  const inner = parametersOf(object.claims);
  return object.outer
    .entries()
    .some(([name, value]) => name !== "client_id" && isParameter(name) && isWrong(name, value, inner));
}

type Entries = ReturnType<typeof parametersOf>;

const isInside = (inner: Entries, name: string) => inner.some(([own]) => own === name);

const pairs: readonly PairedRule[] = [
  [
    ["A150306", "A150330"],
    "FAPI: the request object has to be signed with PS256 or ES256.",
    ({ profile, object }) => !isStrongSignature(profile, object?.alg),
  ],
  [
    ["A150304", "A150325"],
    "FAPI: a parameter is outside of the request object and not inside.",
    (draft) => draft.profile.advanced && outside(draft, (name, _value, inner) => !isInside(inner, name)),
  ],
  [
    ["A150305", "A150326"],
    "FAPI: a parameter outside of the request object has another value inside.",
    (draft) =>
      draft.profile.advanced &&
      outside(draft, (name, value, inner) => !inner.some(([own, text]) => own === name && text === value)),
  ],
  [["A150319", "A150327"], "FAPI: the request object needs an exp.", (draft) => claim(draft, "exp") === undefined],
  [
    ["A150351", "A150352"],
    "FAPI: the request object needs an nbf.",
    (draft) => draft.context.service.nbfOptional !== true && claim(draft, "nbf") === undefined,
  ],
  [["A150357", "A150358"], "FAPI: the nbf is negative.", (draft) => isNegative(claim(draft, "nbf"))],
  [["A150359", "A150360"], "FAPI: the request object ends before it begins.", (draft) => lifetime(draft) < 0],
  [
    ["A150365", "A150366"],
    `FAPI: the request object lives for more than ${MAX_LIFETIME} seconds.`,
    (draft) => lifetime(draft) > MAX_LIFETIME,
  ],
  [["A150331", "A150332"], "FAPI: the request object needs an aud.", (draft) => aud(draft) === undefined],
  [
    ["A150333", "A150334"],
    "FAPI: the aud is neither a string nor an array.",
    (draft) => typeof aud(draft) !== "string" && !Array.isArray(aud(draft)),
  ],
  [
    ["A150335", "A150336"],
    "FAPI: the request object is not for this service.",
    (draft) => typeof aud(draft) === "string" && aud(draft) !== issuer(draft),
  ],
  [
    ["A150337", "A150338"],
    "FAPI: the service is not among those that the request object is for.",
    (draft) => Array.isArray(aud(draft)) && !(aud(draft) as unknown[]).includes(issuer(draft)),
  ],
];

/** Rules for request objects, if the profile requires them: FAPI 1.0 Advanced, section 5.2.2. */
export const objectRules: readonly Rule<FapiDraft>[] = [false, true].flatMap((reference) =>
  pairs.map(([codes, text, isBroken]): Rule<FapiDraft> => [
    codes[reference ? 1 : 0],
    text,
    (draft) =>
      (draft.profile.advanced || draft.profile.signedRequests) &&
      draft.object?.origin.reference === reference &&
      isBroken(draft),
    "invalid_request_object",
  ]),
);
