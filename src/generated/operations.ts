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

/** What the transport needs to know of an operation. */
export interface OperationEntry {
  /** HTTP method. */
  readonly method: string;
  /** Path template, with `{serviceId}` and the other path parameters. */
  readonly path: string;
  /** Whether the call has a JSON body. */
  readonly body: boolean;
  /** Whether the call has a query in place of a body. */
  readonly query: boolean;
  /** Whether that body is a list. */
  readonly list: boolean;
  /** Whether the answer is text rather than JSON. */
  readonly text: boolean;
  /** Whether the call needs no access token. */
  readonly open: boolean;
  /** Whether the call may be sent again when it is not known if it arrived (`x-retry: safe`). */
  readonly safe: boolean;
}

/** Rows of the table, where the methods of the client are. */
export interface OperationTree {
  readonly [name: string]: string | OperationTree;
}

/**
 * The table. Each row has method and path, the latter below /api/{serviceId}/ unless it begins with a slash, and the marks of the entry.
 *
 * It is made when it is asked for: engines only skim a function until then, and the import is so much faster.
 */
export const makeOperationTree = (): OperationTree => ({
  ciba: {
    processAuthentication: "POST backchannel/authentication",
    issue: "POST backchannel/authentication/issue",
    fail: "POST backchannel/authentication/fail safe",
    complete: "POST backchannel/authentication/complete",
  },
  authorization: {
    processRequest: "POST auth/authorization",
    fail: "POST auth/authorization/fail",
    issue: "POST auth/authorization/issue",
    management: {
      getTicketInfo: "POST auth/authorization/ticket/info safe",
      updateTicket: "POST auth/authorization/ticket/update safe",
    },
  },
  pushedAuthorization: {
    create: "POST pushed_auth_req",
  },
  token: {
    process: "POST auth/token",
    fail: "POST auth/token/fail",
    issue: "POST auth/token/issue",
    management: {
      reissueIdToken: "POST idtoken/reissue",
      list: "GET auth/token/get/list query safe",
      create: "POST auth/token/create",
      createBatch: "POST auth/token/create/batch list",
      getBatchStatus: "GET auth/token/create/batch/status/{tokenBatchRequestId} safe",
      update: "POST auth/token/update",
      delete: "DELETE auth/token/delete/{accessTokenIdentifier}",
      revoke: "POST auth/token/revoke",
    },
  },
  introspection: {
    process: "POST auth/introspection safe",
    standardProcess: "POST auth/introspection/standard safe",
  },
  revocation: {
    process: "POST auth/revocation safe",
  },
  userinfo: {
    process: "POST auth/userinfo safe",
    issue: "POST auth/userinfo/issue safe",
  },
  deviceFlow: {
    authorization: "POST device/authorization",
    verification: "POST device/verification safe",
    complete: "POST device/complete",
  },
  nativeSso: {
    process: "POST nativesso",
    logout: "POST nativesso/logout",
  },
  grantManagement: {
    processRequest: "POST gm",
  },
  dynamicClientRegistration: {
    register: "POST client/registration",
    get: "POST client/registration/get safe",
    update: "POST client/registration/update",
    delete: "POST client/registration/delete",
  },
  federation: {
    configuration: "POST federation/configuration safe",
    registration: "POST federation/registration",
  },
  verifiableCredentials: {
    getMetadata: "POST vci/metadata safe",
    getJwtIssuer: "POST vci/jwtissuer safe",
    getJwks: "POST vci/jwks safe",
    createOffer: "POST vci/offer/create",
    getOfferInfo: "POST vci/offer/info safe",
    parse: "POST vci/single/parse",
    issue: "POST vci/single/issue",
    batchParse: "POST vci/batch/parse",
    batchIssue: "POST vci/batch/issue",
    deferredParse: "POST vci/deferred/parse safe",
    deferredIssue: "POST vci/deferred/issue",
  },
  service: {
    get: "GET service/get safe",
    list: "GET /api/service/get/list query safe",
    create: "POST /api/service/create",
    update: "POST service/update safe",
    delete: "DELETE service/delete",
    getConfiguration: "GET service/configuration query safe",
    getJwks: "GET service/jwks/get query safe",
  },
  client: {
    get: "GET client/get/{clientId} safe",
    list: "GET client/get/list query safe",
    create: "POST client/create",
    update: "POST client/update/{clientId} safe",
    delete: "DELETE client/delete/{clientId}",
    management: {
      updateLockFlag: "POST client/lock_flag/update/{clientIdentifier} safe",
      refreshSecret: "GET client/secret/refresh/{clientIdentifier}",
      updateSecret: "POST client/secret/update/{clientIdentifier}",
      listAllAuthorizations: "GET client/authorization/get/list query safe",
      searchAuthorizations: "POST client/authorization/get/list safe",
      listAuthorizations: "GET client/authorization/get/list/{subject} query safe",
      updateAuthorizations: "POST client/authorization/update/{clientId} safe",
      removeClientAuthorizations: "POST client/authorization/delete/{clientId} safe",
      deleteClientAuthorizations: "DELETE client/authorization/delete/{clientId} query safe",
      deleteAuthorizations: "DELETE client/authorization/delete/{clientId}/{subject} safe",
      getClientGrantedScopes: "GET client/granted_scopes/get/{clientId} query safe",
      queryClientGrantedScopes: "POST client/granted_scopes/get/{clientId} safe",
      getGrantedScopes: "GET client/granted_scopes/get/{clientId}/{subject} safe",
      deleteClientGrantedScopes: "DELETE client/granted_scopes/delete/{clientId} query safe",
      deleteGrantedScopes: "DELETE client/granted_scopes/delete/{clientId}/{subject} safe",
      getRequestableScopes: "GET client/extension/requestable_scopes/get/{clientId} safe",
      updateRequestableScopes: "PUT client/extension/requestable_scopes/update/{clientId} safe",
      setRequestableScopes: "POST client/extension/requestable_scopes/update/{clientId} safe",
      deleteRequestableScopes: "DELETE client/extension/requestable_scopes/delete/{clientId} safe",
    },
  },
  hardwareSecurityKeys: {
    create: "POST hsk/create",
    delete: "DELETE hsk/delete/{handle}",
    get: "GET hsk/get/{handle} safe",
    list: "GET hsk/get/list safe",
  },
  jose: {
    verify: "POST jose/verify safe",
  },
  utility: {
    getInfo: "GET /api/info safe",
    echo: "GET /api/misc/echo safe open",
    checkHealth: "GET /api/lifecycle/healthcheck query safe text open",
  },
});

/** Reads a row of the table. */
export function readRow(row: string): OperationEntry {
  const [method, place, ...marks] = row.split(" ") as [string, string, ...string[]];
  const has = (mark: string) => marks.includes(mark);
  return {
    method,
    path: place[0] === "/" ? place : "/api/{serviceId}/" + place,
    body: method[0] === "P",
    query: has("query"),
    list: has("list"),
    text: has("text"),
    open: has("open"),
    safe: has("safe"),
  };
}

/** Every operation by its identifier. */
export const operations = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ readTree(/* @__PURE__ */ makeOperationTree()),
) as Readonly<Record<OperationId, OperationEntry>>;

function readTree(tree: OperationTree, above = ""): [string, OperationEntry][] {
  return Object.entries(tree).flatMap(([name, member]) =>
    typeof member === "string" ? [[above + name, readRow(member)]] : readTree(member, `${above}${name}.`),
  );
}
