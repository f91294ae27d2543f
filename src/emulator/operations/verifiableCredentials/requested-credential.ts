import { refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { configurationsOfType, issuableConfigurations } from "../../protocol/credentials/issuable.js";
import type { CredentialConfiguration } from "../../protocol/credentials/issuer.js";
import type { WalletCall } from "./wallet-call.js";

/** The credential that a wallet requests. */
export interface RequestedCredential {
  /** The member of the request that names it. */
  readonly name: { readonly credentialConfigurationId?: string; readonly credentialIdentifier?: string };
  readonly configuration: CredentialConfiguration;
  readonly format: string;
}

type Json = Readonly<Record<string, unknown>>;

const invalid = refusalOf("invalid_credential_request");
const { credentialRequestInvalid, credentialUnknown, credentialNotGranted, credentialFormat } = emulatorCodes;

/** The formats that the API issues: SD-JWT VC, by its new and its old name, and mdoc. */
const formats = ["dc+sd-jwt", "vc+sd-jwt", "mso_mdoc"];

/** Determines the requested credential, and whether the token permits it. */
export function readRequestedCredential({ issuer, token }: WalletCall, request: Json): RequestedCredential {
  const { scopes, authorizationDetails, grant } = token;
  const issuable = issuableConfigurations(issuer, { scopes, authorizationDetails, offered: grant.offered });
  const named = issuer.final ? byName(issuer, request) : byType(issuer, request, issuable);
  if (!issuable.includes(named.id))
    throw invalid(credentialNotGranted, "The access token does not cover the credential.");
  const configuration = issuer.configurations.get(named.id)!;
  const format = String(configuration["format"]);
  if (!formats.includes(format)) throw unsupportedFormat();
  return { name: named.name, configuration, format };
}

type Found = Pick<RequestedCredential, "name"> & { readonly id: string };

/** By configuration or credential identifier: OpenID for Verifiable Credential Issuance 1.0, section 8.2. */
function byName({ configurations }: WalletCall["issuer"], request: Json): Found {
  const id = request["credential_configuration_id"];
  const identifier = request["credential_identifier"];
  if ((id === undefined) === (identifier === undefined))
    throw invalid(
      credentialRequestInvalid,
      "The request has to have either credential_configuration_id or credential_identifier.",
    );
  const given = id ?? identifier;
  if (typeof given !== "string")
    throw invalid(credentialRequestInvalid, "What names the credential in the request is not a string.");
  if (configurations.has(given))
    return {
      id: given,
      name: id === undefined ? { credentialIdentifier: given } : { credentialConfigurationId: given },
    };
  throw id === undefined
    ? refusalOf("unknown_credential_identifier")(credentialUnknown, "The credential_identifier is not known.")
    : refusalOf("unknown_credential_configuration")(credentialUnknown, "The credential_configuration_id is not known.");
}

/** By format and type, in the first implementer's draft. Prefers a configuration that the token permits. */
function byType(issuer: WalletCall["issuer"], request: Json, issuable: readonly string[]): Found {
  const { format } = request;
  if (typeof format !== "string") throw invalid(credentialRequestInvalid, "The request has no format.");
  if (!formats.includes(format)) throw unsupportedFormat();
  const ids = configurationsOfType(issuer, request);
  const id = ids.find((one) => issuable.includes(one)) ?? ids[0];
  if (id !== undefined) return { id, name: {} };
  const text = "The service has no credential of the format and type.";
  throw refusalOf("unsupported_credential_type")(credentialUnknown, text);
}

function unsupportedFormat() {
  return refusalOf("unsupported_credential_format")(credentialFormat, "The format of the credential is not supported.");
}
