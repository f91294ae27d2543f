import type { ClientAuthMethod } from "../../../generated/models.js";
import {
  fapiProfile,
  isStrongSignature,
  type FapiProfile,
} from "../../protocol/authorization-request/fapi/fapi-profile.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { TokenCall } from "../../tokens/token-request.js";

/** A token request and the FAPI profile that applies to it. */
interface FapiToken extends TokenCall {
  readonly profile: FapiProfile;
}

const certificates: readonly ClientAuthMethod[] = ["TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"];
const strong: readonly ClientAuthMethod[] = [...certificates, "PRIVATE_KEY_JWT"];
/** FAPI 1.0 Baseline permits public clients. */
const baseline: readonly ClientAuthMethod[] = [...strong, "CLIENT_SECRET_JWT", "NONE"];

/** Rules for token requests: FAPI 1.0, Baseline and Advanced, and FAPI 2.0, sections 5.2.2 and 5.3.2. */
const rules: readonly Rule<FapiToken>[] = [
  [
    "A295301",
    "FAPI: the client must not authenticate in the way that it does.",
    ({ profile, client }) => profile.fapi2 && !strong.includes(client.client.tokenAuthMethod),
    "unauthorized_client",
  ],
  [
    "A152301",
    "FAPI: the client must not authenticate in the way that it does.",
    ({ profile, client }) => !(profile.advanced ? strong : baseline).includes(client.client.tokenAuthMethod),
    "unauthorized_client",
  ],
  [
    "A152302",
    "FAPI: the client assertion has to be signed with PS256 or ES256.",
    ({ profile, client: { assertionAlg } }) =>
      (profile.advanced || profile.fapi2) && assertionAlg !== undefined && !isStrongSignature(profile, assertionAlg),
    "invalid_client",
  ],
  [
    "A152305",
    "FAPI: the access token has to be bound to a certificate, or in FAPI 2.0 to the key of a DPoP proof.",
    ({ profile, binding: { certificateThumbprint, keyThumbprint } }) =>
      (profile.advanced || profile.fapi2) &&
      certificateThumbprint === null &&
      !(profile.fapi2 && keyThumbprint !== null),
  ],
  [
    "A152306",
    "FAPI: RSA1_5 must not be used for ID tokens.",
    ({ client }) => client.client.idTokenEncryptionAlg === "RSA1_5",
  ],
];

const passwordRule: Rule<FapiToken> = [
  "A295306",
  "FAPI: passwords of users must not be used.",
  ({ profile }) => profile.fapi2,
  "unauthorized_client",
];

/** Enforces FAPI on a token request if the service, the client or the scopes of the token require it. */
export function checkTokenFapi(
  { service }: ServiceContext,
  call: TokenCall,
  scopes: readonly string[],
  isPassword = false,
): void {
  const granted = service.supportedScopes.filter(({ name }) => scopes.includes(name ?? ""));
  const profile = fapiProfile(service, call.client.client, granted);
  if (profile) enforce(isPassword ? [passwordRule, ...rules] : rules, { ...call, profile }, "invalid_request");
}
