// The operations: how each is called over HTTP.
// Generated from openapi.yaml by `npm run generate`. Change the description, not this file.

/** The identifier of an operation, which is also the path to its method: `ciba.fail`. */
export type OperationId =
  | "ciba.processAuthentication"
  | "ciba.issue"
  | "ciba.fail"
  | "ciba.complete"
  | "authorization.processRequest"
  | "authorization.fail"
  | "authorization.issue"
  | "authorization.management.getTicketInfo"
  | "authorization.management.updateTicket"
  | "pushedAuthorization.create"
  | "token.process"
  | "token.fail"
  | "token.issue"
  | "token.management.reissueIdToken"
  | "token.management.list"
  | "token.management.create"
  | "token.management.createBatch"
  | "token.management.getBatchStatus"
  | "token.management.update"
  | "token.management.delete"
  | "token.management.revoke"
  | "introspection.process"
  | "introspection.standardProcess"
  | "revocation.process"
  | "userinfo.process"
  | "userinfo.issue"
  | "deviceFlow.authorization"
  | "deviceFlow.verification"
  | "deviceFlow.complete"
  | "nativeSso.process"
  | "nativeSso.logout"
  | "grantManagement.processRequest"
  | "dynamicClientRegistration.register"
  | "dynamicClientRegistration.get"
  | "dynamicClientRegistration.update"
  | "dynamicClientRegistration.delete"
  | "federation.configuration"
  | "federation.registration"
  | "verifiableCredentials.getMetadata"
  | "verifiableCredentials.getJwtIssuer"
  | "verifiableCredentials.getJwks"
  | "verifiableCredentials.createOffer"
  | "verifiableCredentials.getOfferInfo"
  | "verifiableCredentials.parse"
  | "verifiableCredentials.issue"
  | "verifiableCredentials.batchParse"
  | "verifiableCredentials.batchIssue"
  | "verifiableCredentials.deferredParse"
  | "verifiableCredentials.deferredIssue"
  | "service.get"
  | "service.list"
  | "service.create"
  | "service.update"
  | "service.delete"
  | "service.getConfiguration"
  | "service.getJwks"
  | "client.get"
  | "client.list"
  | "client.create"
  | "client.update"
  | "client.delete"
  | "client.management.updateLockFlag"
  | "client.management.refreshSecret"
  | "client.management.updateSecret"
  | "client.management.listAllAuthorizations"
  | "client.management.searchAuthorizations"
  | "client.management.listAuthorizations"
  | "client.management.updateAuthorizations"
  | "client.management.removeClientAuthorizations"
  | "client.management.deleteClientAuthorizations"
  | "client.management.deleteAuthorizations"
  | "client.management.getClientGrantedScopes"
  | "client.management.queryClientGrantedScopes"
  | "client.management.getGrantedScopes"
  | "client.management.deleteClientGrantedScopes"
  | "client.management.deleteGrantedScopes"
  | "client.management.getRequestableScopes"
  | "client.management.updateRequestableScopes"
  | "client.management.setRequestableScopes"
  | "client.management.deleteRequestableScopes"
  | "hardwareSecurityKeys.create"
  | "hardwareSecurityKeys.delete"
  | "hardwareSecurityKeys.get"
  | "hardwareSecurityKeys.list"
  | "jose.verify"
  | "utility.getInfo"
  | "utility.echo"
  | "utility.checkHealth";

/**
 * The table, whose rows src/shared/operation-table.ts reads.
 *
 * It is created on demand: until then engines only pre-parse the function, which makes the import faster.
 */
export const makeOperationTree = () => ({
  ciba: {
    processAuthentication: "backchannel/authentication",
    issue: "backchannel/authentication/issue",
    fail: "backchannel/authentication/fail safe",
    complete: "backchannel/authentication/complete",
  },
  authorization: {
    processRequest: "auth/authorization",
    fail: "auth/authorization/fail",
    issue: "auth/authorization/issue",
    management: {
      getTicketInfo: "auth/authorization/ticket/info safe",
      updateTicket: "auth/authorization/ticket/update safe",
    },
  },
  pushedAuthorization: {
    create: "pushed_auth_req",
  },
  token: {
    process: "auth/token",
    fail: "auth/token/fail",
    issue: "auth/token/issue",
    management: {
      reissueIdToken: "idtoken/reissue",
      list: "auth/token/get/list GET query safe",
      create: "auth/token/create",
      createBatch: "auth/token/create/batch list",
      getBatchStatus: "auth/token/create/batch/status/{tokenBatchRequestId} GET safe",
      update: "auth/token/update",
      delete: "auth/token/delete/{accessTokenIdentifier} DELETE",
      revoke: "auth/token/revoke",
    },
  },
  introspection: {
    process: "auth/introspection safe",
    standardProcess: "auth/introspection/standard safe",
  },
  revocation: {
    process: "auth/revocation safe",
  },
  userinfo: {
    process: "auth/userinfo safe",
    issue: "auth/userinfo/issue safe",
  },
  deviceFlow: {
    authorization: "device/authorization",
    verification: "device/verification safe",
    complete: "device/complete",
  },
  nativeSso: {
    process: "nativesso",
    logout: "nativesso/logout",
  },
  grantManagement: {
    processRequest: "gm",
  },
  dynamicClientRegistration: {
    register: "client/registration",
    get: "client/registration/get safe",
    update: "client/registration/update",
    delete: "client/registration/delete",
  },
  federation: {
    configuration: "federation/configuration safe",
    registration: "federation/registration",
  },
  verifiableCredentials: {
    getMetadata: "vci/metadata safe",
    getJwtIssuer: "vci/jwtissuer safe",
    getJwks: "vci/jwks safe",
    createOffer: "vci/offer/create",
    getOfferInfo: "vci/offer/info safe",
    parse: "vci/single/parse",
    issue: "vci/single/issue",
    batchParse: "vci/batch/parse",
    batchIssue: "vci/batch/issue",
    deferredParse: "vci/deferred/parse safe",
    deferredIssue: "vci/deferred/issue",
  },
  service: {
    get: "service/get GET safe",
    list: "/api/service/get/list GET query safe",
    create: "/api/service/create",
    update: "service/update safe",
    delete: "service/delete DELETE",
    getConfiguration: "service/configuration GET query safe",
    getJwks: "service/jwks/get GET query safe",
  },
  client: {
    get: "client/get/{clientId} GET safe",
    list: "client/get/list GET query safe",
    create: "client/create",
    update: "client/update/{clientId} safe",
    delete: "client/delete/{clientId} DELETE",
    management: {
      updateLockFlag: "client/lock_flag/update/{clientIdentifier} safe",
      refreshSecret: "client/secret/refresh/{clientIdentifier} GET",
      updateSecret: "client/secret/update/{clientIdentifier}",
      listAllAuthorizations: "client/authorization/get/list GET query safe",
      searchAuthorizations: "client/authorization/get/list safe",
      listAuthorizations: "client/authorization/get/list/{subject} GET query safe",
      updateAuthorizations: "client/authorization/update/{clientId} safe",
      removeClientAuthorizations: "client/authorization/delete/{clientId} safe",
      deleteClientAuthorizations: "client/authorization/delete/{clientId} DELETE query safe",
      deleteAuthorizations: "client/authorization/delete/{clientId}/{subject} DELETE safe",
      getClientGrantedScopes: "client/granted_scopes/get/{clientId} GET query safe",
      queryClientGrantedScopes: "client/granted_scopes/get/{clientId} safe",
      getGrantedScopes: "client/granted_scopes/get/{clientId}/{subject} GET safe",
      deleteClientGrantedScopes: "client/granted_scopes/delete/{clientId} DELETE query safe",
      deleteGrantedScopes: "client/granted_scopes/delete/{clientId}/{subject} DELETE safe",
      getRequestableScopes: "client/extension/requestable_scopes/get/{clientId} GET safe",
      updateRequestableScopes: "client/extension/requestable_scopes/update/{clientId} PUT safe",
      setRequestableScopes: "client/extension/requestable_scopes/update/{clientId} safe",
      deleteRequestableScopes: "client/extension/requestable_scopes/delete/{clientId} DELETE safe",
    },
  },
  hardwareSecurityKeys: {
    create: "hsk/create",
    delete: "hsk/delete/{handle} DELETE",
    get: "hsk/get/{handle} GET safe",
    list: "hsk/get/list GET safe",
  },
  jose: {
    verify: "jose/verify safe",
  },
  utility: {
    getInfo: "/api/info GET safe",
    echo: "/api/misc/echo GET safe open",
    checkHealth: "/api/lifecycle/healthcheck GET query safe text open",
  },
});
