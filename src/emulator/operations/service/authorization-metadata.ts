import { asymmetricAlgorithms, symmetricAlgorithms } from "../../jose/algorithms.js";
import type { StoredService } from "../../settings/service-settings.js";

/** What the metadata say of the authorization endpoint and of what follows from it: RFC 8414, RFC 9126 and RFC 9207. */
export function authorizationMetadata(service: StoredService) {
  const { supportedResponseTypes, supportedDisplays, supportedPromptValues } = service;
  return {
    authorization_endpoint: service.authorizationEndpoint,
    pushed_authorization_request_endpoint: service.pushedAuthReqEndpoint,
    require_pushed_authorization_requests: service.parRequired === true,
    userinfo_endpoint: service.userInfoEndpoint,
    ...ifSet("introspection_endpoint", service.introspectionEndpoint),
    ...ifSet("revocation_endpoint", service.revocationEndpoint),
    ...ifSet("registration_endpoint", service.registrationEndpoint),
    response_types_supported: supportedResponseTypes.map((type) => typeNames[type] ?? type.toLowerCase()),
    response_modes_supported: ["query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"],
    authorization_signing_alg_values_supported: [...asymmetricAlgorithms, ...symmetricAlgorithms],
    authorization_response_iss_parameter_supported: service.issSuppressed !== true,
    code_challenge_methods_supported: service.pkceS256Required === true ? ["S256"] : ["plain", "S256"],
    ...ifSet(
      "display_values_supported",
      supportedDisplays?.map((name) => name.toLowerCase()),
    ),
    ...ifSet(
      "prompt_values_supported",
      supportedPromptValues?.map((name) => name.toLowerCase()),
    ),
    ...ifSet("ui_locales_supported", service.supportedUiLocales),
    ...ifSet("claims_locales_supported", service.supportedClaimLocales),
    request_parameter_supported: true,
    request_uri_parameter_supported: false,
    require_signed_request_object: service.requestObjectRequired === true,
    request_object_signing_alg_values_supported: [...asymmetricAlgorithms, ...symmetricAlgorithms],
  };
}

const typeNames: Partial<Record<StoredService["supportedResponseTypes"][number], string>> = {
  CODE_TOKEN: "code token",
  CODE_ID_TOKEN: "code id_token",
  ID_TOKEN_TOKEN: "id_token token",
  CODE_ID_TOKEN_TOKEN: "code id_token token",
};

function ifSet(name: string, value: unknown): object {
  return value ? { [name]: value } : {};
}
