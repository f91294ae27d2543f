import type { OperationId } from "../../generated/operations.js";
import type { GeneralHandler, Handler } from "../api/handler.js";
import { processRequest } from "./authorization/process-request.js";
import { issue as issueAuthorization } from "./authorization/issue.js";
import { fail as failAuthorization } from "./authorization/fail.js";
import { processAuthentication } from "./ciba/process-authentication.js";
import { complete } from "./ciba/complete.js";
import { fail } from "./ciba/fail.js";
import { issue } from "./ciba/issue.js";
import { createClient, deleteClient, getClient, listClients, updateClient } from "./client/client.js";
import {
  deleteAuthorizations,
  listAuthorizations,
  searchAuthorizations,
  updateAuthorizations,
} from "./client/authorizations.js";
import { deleteGrantedScopes, getGrantedScopes } from "./client/granted-scopes.js";
import { deleteRequestableScopes, getRequestableScopes, updateRequestableScopes } from "./client/requestable-scopes.js";
import { refreshSecret, updateLockFlag, updateSecret } from "./client/secret.js";
import { createHsk, deleteHsk, getHsk, listHsks } from "./hardwareSecurityKeys/keys.js";
import { deleteRegistration, getRegistration, updateRegistration } from "./dynamicClientRegistration/manage.js";
import { registerClient } from "./dynamicClientRegistration/register.js";
import { processGrantRequest } from "./grantManagement/process-request.js";
import { makeConfiguration } from "./federation/configuration.js";
import { registerInFederation } from "./federation/registration.js";
import { authorization } from "./deviceFlow/authorization.js";
import { complete as completeDevice } from "./deviceFlow/complete.js";
import { verification } from "./deviceFlow/verification.js";
import { processIntrospection } from "./introspection/process.js";
import { processStandardIntrospection } from "./introspection/standard-process.js";
import { processRevocation } from "./revocation/process.js";
import { logoutNativeSso } from "./nativeSso/logout.js";
import { processNativeSso } from "./nativeSso/process.js";
import { verifyJose } from "./jose/verify.js";
import { getConfiguration, getJwks } from "./service/documents.js";
import { createService, deleteService, getService, listServices, updateService } from "./service/management.js";
import { pushRequest } from "./pushedAuthorization/create.js";
import { getTicketInfo, updateTicket } from "./authorization/ticket-info.js";
import { checkHealth } from "./utility/check-health.js";
import { echo } from "./utility/echo.js";
import { getInfo } from "./utility/get-info.js";
import { failToken } from "./token/fail.js";
import { issueToken } from "./token/issue.js";
import { processToken } from "./token/process.js";
import { createBatch, getBatchStatus } from "./token/management/batch.js";
import { createToken } from "./token/management/create.js";
import { deleteToken } from "./token/management/delete.js";
import { reissueIdToken } from "./token/management/reissue-id-token.js";
import { listTokens } from "./token/management/list.js";
import { revokeTokens } from "./token/management/revoke.js";
import { updateToken } from "./token/management/update.js";
import { getCredentialJwks, getJwtIssuer, getMetadata } from "./verifiableCredentials/documents.js";
import { createOffer, getOfferInfo } from "./verifiableCredentials/offer.js";
import { parseRequest } from "./verifiableCredentials/parse.js";
import { issueBatch, parseBatch } from "./verifiableCredentials/batch.js";
import { parseDeferred } from "./verifiableCredentials/deferred-parse.js";
import { issueCredential, issueDeferred } from "./verifiableCredentials/issue.js";
import { issueUserinfo, processUserinfo } from "./userinfo/userinfo.js";

/** The emulated operations. All others answer 501. */
const table = {
  "pushedAuthorization.create": pushRequest,
  "authorization.processRequest": processRequest,
  "authorization.issue": issueAuthorization,
  "authorization.fail": failAuthorization,
  "ciba.processAuthentication": processAuthentication,
  "ciba.issue": issue,
  "ciba.fail": fail,
  "ciba.complete": complete,
  "deviceFlow.authorization": authorization,
  "deviceFlow.verification": verification,
  "deviceFlow.complete": completeDevice,
  "authorization.management.getTicketInfo": getTicketInfo,
  "authorization.management.updateTicket": updateTicket,
  "token.process": processToken,
  "token.issue": issueToken,
  "token.fail": failToken,
  "token.management.list": listTokens,
  "token.management.create": createToken,
  "token.management.createBatch": createBatch,
  "token.management.getBatchStatus": getBatchStatus,
  "token.management.update": updateToken,
  "token.management.delete": deleteToken,
  "token.management.revoke": revokeTokens,
  "token.management.reissueIdToken": reissueIdToken,
  "introspection.process": processIntrospection,
  "introspection.standardProcess": processStandardIntrospection,
  "revocation.process": processRevocation,
  "userinfo.process": processUserinfo,
  "userinfo.issue": issueUserinfo,
  "federation.configuration": makeConfiguration,
  "federation.registration": registerInFederation,
  "nativeSso.process": processNativeSso,
  "nativeSso.logout": logoutNativeSso,
  "verifiableCredentials.getMetadata": getMetadata,
  "verifiableCredentials.getJwtIssuer": getJwtIssuer,
  "verifiableCredentials.getJwks": getCredentialJwks,
  "verifiableCredentials.createOffer": createOffer,
  "verifiableCredentials.getOfferInfo": getOfferInfo,
  "verifiableCredentials.parse": parseRequest,
  "verifiableCredentials.issue": issueCredential,
  "verifiableCredentials.batchParse": parseBatch,
  "verifiableCredentials.batchIssue": issueBatch,
  "verifiableCredentials.deferredParse": parseDeferred,
  "verifiableCredentials.deferredIssue": issueDeferred,
  "service.get": getService,
  "service.update": updateService,
  "service.delete": deleteService,
  "service.getConfiguration": getConfiguration,
  "service.getJwks": getJwks,
  "dynamicClientRegistration.register": registerClient,
  "dynamicClientRegistration.get": getRegistration,
  "dynamicClientRegistration.update": updateRegistration,
  "dynamicClientRegistration.delete": deleteRegistration,
  "grantManagement.processRequest": processGrantRequest,
  "client.get": getClient,
  "client.list": listClients,
  "client.create": createClient,
  "client.update": updateClient,
  "client.delete": deleteClient,
  "client.management.updateLockFlag": updateLockFlag,
  "client.management.refreshSecret": refreshSecret,
  "client.management.updateSecret": updateSecret,
  "client.management.listAllAuthorizations": listAuthorizations,
  "client.management.searchAuthorizations": searchAuthorizations,
  "client.management.listAuthorizations": listAuthorizations,
  "client.management.updateAuthorizations": updateAuthorizations,
  "client.management.removeClientAuthorizations": deleteAuthorizations,
  "client.management.deleteClientAuthorizations": deleteAuthorizations,
  "client.management.deleteAuthorizations": deleteAuthorizations,
  "client.management.getClientGrantedScopes": getGrantedScopes,
  "client.management.queryClientGrantedScopes": getGrantedScopes,
  "client.management.getGrantedScopes": getGrantedScopes,
  "client.management.deleteClientGrantedScopes": deleteGrantedScopes,
  "client.management.deleteGrantedScopes": deleteGrantedScopes,
  "client.management.getRequestableScopes": getRequestableScopes,
  "client.management.updateRequestableScopes": updateRequestableScopes,
  "client.management.setRequestableScopes": updateRequestableScopes,
  "client.management.deleteRequestableScopes": deleteRequestableScopes,
  "hardwareSecurityKeys.create": createHsk,
  "hardwareSecurityKeys.delete": deleteHsk,
  "hardwareSecurityKeys.get": getHsk,
  "hardwareSecurityKeys.list": listHsks,
  "jose.verify": verifyJose,
} as const satisfies { readonly [Id in OperationId]?: Handler<Id> };

/** The same for operations that do not belong to a particular service. */
const generalTable = {
  "service.list": listServices,
  "service.create": createService,
  "utility.getInfo": getInfo(() => emulatedOperations),
  "utility.echo": echo,
  "utility.checkHealth": checkHealth,
} as const satisfies { readonly [Id in OperationId]?: GeneralHandler<Id> };

/** Finds the handler of an operation. */
export function handlerOf<Id extends OperationId>(operation: Id): Handler<Id> | undefined {
  const handlers: { readonly [Any in OperationId]?: Handler<Any> } = table;
  return handlers[operation];
}

/** Finds the handler of an operation that does not belong to a particular service. */
export function generalHandlerOf<Id extends OperationId>(operation: Id): GeneralHandler<Id> | undefined {
  const handlers: { readonly [Any in OperationId]?: GeneralHandler<Any> } = generalTable;
  return handlers[operation];
}

/** The identifiers of the operations that the emulator implements. */
export const emulatedOperations: readonly OperationId[] = Object.freeze(
  Object.keys({ ...table, ...generalTable }) as OperationId[],
);
