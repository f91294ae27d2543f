import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Rule } from "../../rules.js";
import type { FapiDraft } from "./fapi-draft.js";
import { isStrongSignature } from "./fapi-profile.js";
import { objectRules } from "./object-rules.js";

const needsChallenge = ({ profile, pushed }: FapiDraft) => profile.fapi2 || (profile.advanced ? pushed : profile.fapi1);

/** Rules for authorization requests, except the redirect URI: FAPI 1.0 and FAPI 2.0, sections 5.2.2 and 5.3.2. */
export const fapiRules: readonly Rule<FapiDraft>[] = [
  [
    "A150367",
    "FAPI: public clients must not make such a request.",
    ({ profile, client }) => client.clientType === "PUBLIC" && (profile.advanced || profile.fapi2),
    "unauthorized_client",
  ],
  [
    "A150312",
    "FAPI: the response_type is not allowed.",
    ({ profile, type, jwt }) => {
      if (type.name === "CODE") return profile.advanced && !profile.fapi2 && !jwt;
      return !(profile.advanced && !profile.fapi2 && type.name === "CODE_ID_TOKEN");
    },
  ],
  [
    "A150301",
    "FAPI: the request has to be in a request object.",
    ({ profile, object }) => (profile.advanced || profile.signedRequests) && !object,
  ],
  ...objectRules,
  [
    "A150314",
    "FAPI: the request needs a nonce.",
    ({ profile, openid, form }) => profile.fapi1 && openid && form.get("nonce") === undefined,
  ],
  [
    "A150313",
    "FAPI: the request needs a state.",
    ({ profile, openid, form }) => profile.fapi1 && !openid && form.get("state") === undefined,
  ],
  [
    "A150315",
    "FAPI: the request needs a code_challenge.",
    (draft) => needsChallenge(draft) && draft.form.get("code_challenge") === undefined,
  ],
  [
    "A150316",
    "FAPI: the code_challenge_method has to be S256.",
    (draft) => needsChallenge(draft) && draft.form.get("code_challenge_method") !== "S256",
  ],
  [
    emulatorCodes.fapiAnswerUnsigned,
    "FAPI: the answer has to be a JWT, so the request needs a response_mode for that.",
    ({ profile, jwt }) => profile.signedAnswers && !jwt,
  ],
  [
    "A150322",
    "FAPI: the answers of the client have to be signed with PS256 or ES256.",
    ({ profile, jwt, client }) =>
      jwt && (profile.advanced || profile.fapi2) && !isStrongSignature(profile, client.authorizationSignAlg),
  ],
];

/**
 * Rules whose violation is not reported to the redirect URI: that the request was not pushed or not signed, or that the
 * answer could not be protected.
 */
export const fapiWayRules: readonly Rule<FapiDraft>[] = [
  [
    "A150380",
    "FAPI: RSA1_5 must not be used for answers.",
    ({ jwt, client }) => jwt && client.authorizationEncryptionAlg === "RSA1_5",
  ],
  ["A294308", "FAPI: the request has to be pushed.", ({ profile, pushed }) => profile.fapi2 && !pushed],
  ...(["A150302", "A150324"] as const).map((code, index): Rule<FapiDraft> => [
    code,
    "FAPI: the request object has to be signed.",
    ({ profile, object }) =>
      (profile.advanced || profile.signedRequests) &&
      object?.alg === "none" &&
      object.origin.reference === (index === 1),
    "invalid_request_object",
  ]),
];
