import type { VciSingleParseResponse } from "../../../generated/models.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, withoutNull } from "../../api/reply.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { CredentialRequest } from "../../store/credentials/requests.js";
import { checkNonces, readKeyProofs, type KeyProof } from "./key-proofs.js";
import { readRequestedCredential } from "./requested-credential.js";
import { readResponseEncryption } from "./response-encryption.js";
import { decideForWallet, readRequestContent, type WalletCall, type WalletCodes } from "./wallet-call.js";

type Json = Readonly<Record<string, unknown>>;

/** Default time that a request waits for its credential, in seconds. */
const LIFETIME = 3600;

const singleCodes: WalletCodes = {
  disabled: emulatorCodes.credentialsDisabled,
  unknownToken: emulatorCodes.walletTokenUnknown,
};

/** Emulates `verifiableCredentials.parse`. */
export const parseRequest: Handler<"verifiableCredentials.parse"> = ({ body }, context) =>
  decideForWallet<VciSingleParseResponse>(
    context,
    body.string("accessToken"),
    singleCodes,
    "INTERNAL_SERVER_ERROR",
    async (call) => {
      const [request] = await readRequests(call, [readRequestContent(call, body)]);
      return decision("OK", emulatorCodes.credentialRequestGood, "The credential request is valid.", {
        info: request!.info,
      });
    },
  );

/** Checks requests that came together, and stores them until they are answered. */
export async function readRequests(call: WalletCall, requests: readonly Json[]): Promise<readonly CredentialRequest[]> {
  const drafts: (readonly [CredentialRequest, readonly KeyProof[]])[] = [];
  for (const request of requests) {
    const { name, configuration, format } = readRequestedCredential(call, request);
    const encryption = await readResponseEncryption(call, request["credential_response_encryption"]);
    const proofs = await readKeyProofs(call, configuration, request);
    drafts.push([
      draftOf(call, request, { name, configuration, format, encryption, bindingKeys: proofs.map(({ jwk }) => jwk) }),
      proofs,
    ]);
  }
  await checkNonces(
    call,
    drafts.flatMap(([, proofs]) => proofs),
  );
  const found = drafts.map(([request]) => request);
  for (const request of found) call.context.store.credentials.requests.put(request);
  return found;
}

function draftOf(
  { context, issuer, token }: WalletCall,
  request: Json,
  {
    name,
    ...read
  }: Pick<CredentialRequest, "configuration" | "format" | "encryption" | "bindingKeys"> & { readonly name: object },
): CredentialRequest {
  const identifier = context.newToken();
  const [first] = read.bindingKeys;
  const info = withoutNull({
    identifier,
    format: read.format,
    bindingKey: first && JSON.stringify(first),
    bindingKeys: issuer.final && first ? read.bindingKeys.map((jwk) => JSON.stringify(jwk)) : undefined,
    details: JSON.stringify(detailsOf(request)),
    ...name,
  });
  return { identifier, info, token, ...read, deferred: false, expiresAt: requestExpiry(context) };
}

/** The expiry of a new request or transaction, in milliseconds since the Unix epoch. */
export function requestExpiry({ service, clock }: ServiceContext): number {
  return clock.now() + (service.credentialTransactionDuration || LIFETIME) * 1000;
}

/** The members of a request that the API itself processes. */
const handled = [
  ...["credential_configuration_id", "credential_identifier", "credential_response_encryption"],
  ...["format", "proof", "proofs"],
];

function detailsOf(request: Json): Json {
  return Object.fromEntries(Object.entries(request).filter(([member]) => !handled.includes(member)));
}
