// The official SDK against the emulator, over a socket. It validates every answer with its own schemas and throws if one is invalid, so
// the emulator's answers are like those of the service.
import { Authlete } from "@authlete/typescript-sdk";
import {
  createClock,
  createEmulator,
  type ClientSettings,
  type EmulatorOptions,
  type Listener,
} from "authlete/emulator";
import { afterEach, describe, expect, it } from "vitest";
import { issuing, preAuthorized, requestOf } from "../emulator/verifiableCredentials/credential-caller.js";
import { connect } from "./connect.js";

let listener: Listener | undefined;
afterEach(async () => {
  await listener?.close();
  listener = undefined;
});

async function setUp(settings: ClientSettings = {}, options: EmulatorOptions = {}) {
  const client = {
    bcDeliveryMode: "POLL",
    bcNotificationEndpoint: "https://client.example.com/cb",
    attributes: [{ key: "branch", value: "117" }],
    ...settings,
  } as const;
  const emulator = createEmulator({
    clock: createClock({ start: Date.UTC(2026, 0, 1) }),
    clients: [client],
    ...options,
  });
  listener = await emulator.listen();
  const sdk = new Authlete({ bearer: emulator.token, serverURL: listener.url });
  const { serviceId } = emulator;
  const { clientId, clientSecret } = emulator.clients[0]!;
  const credentials = { clientId: String(clientId), clientSecret };
  const process = (parameters: Record<string, string>) =>
    sdk.ciba.processAuthentication({
      serviceId,
      backchannelAuthenticationRequest: {
        parameters: new URLSearchParams({ scope: "openid", login_hint: "anna", ...parameters }).toString(),
        ...credentials,
      },
    });
  const begin = async (parameters: Record<string, string> = {}) => {
    const { ticket } = await process(parameters);
    const issued = await sdk.ciba.issue({ serviceId, backchannelAuthenticationIssueRequest: { ticket: ticket! } });
    return { ticket: ticket!, authReqId: issued.authReqId!, issued };
  };
  const complete = (request: Parameters<typeof sdk.ciba.complete>[0]["backchannelAuthenticationCompleteRequest"]) =>
    sdk.ciba.complete({ serviceId, backchannelAuthenticationCompleteRequest: request });
  const poll = (authReqId: string) =>
    sdk.token.process({
      serviceId,
      tokenRequest: {
        parameters: new URLSearchParams({
          grant_type: "urn:openid:params:grant-type:ciba",
          auth_req_id: authReqId,
        }).toString(),
        ...credentials,
      },
    });
  return { sdk, emulator, serviceId, process, begin, complete, poll };
}

const notificationToken = { client_notification_token: "n0t1fy-me" };

describe("the official SDK", () => {
  it("takes a request with everything in it", async () => {
    const { process } = await setUp({ bcDeliveryMode: "PING", defaultAcrs: ["urn:example:acr:pin"] });
    const result = await process({
      ...notificationToken,
      scope: "openid profile phone nonsense",
      binding_message: "K7-42",
      user_code: "1234",
      requested_expiry: "60",
      resource: "https://bank.example.com/a",
    });
    expect(result).toMatchObject({
      action: "USER_IDENTIFICATION",
      deliveryMode: "PING",
      hintType: "LOGIN_HINT",
      acrs: ["urn:example:acr:pin"],
      clientAttributes: [{ key: "branch", value: "117" }],
      warnings: expect.arrayContaining([expect.stringContaining("nonsense")]) as string[],
    });
  });

  it("runs a poll flow to its tokens, past pending and on to introspection, refreshing and revocation", async () => {
    const { sdk, serviceId, begin, complete, poll, emulator } = await setUp();
    const { ticket, authReqId, issued } = await begin();
    expect(issued).toMatchObject({ action: "OK", expiresIn: 600, interval: 5 });
    expect(await poll(authReqId)).toMatchObject({ action: "BAD_REQUEST", resultCode: "A200308" });
    const properties = [{ key: "branch", value: "117", hidden: true }];
    expect(await complete({ ticket, result: "AUTHORIZED", subject: "anna", properties })).toMatchObject({
      action: "NO_ACTION",
      authReqId,
    });
    emulator.clock.advance(5);
    const tokens = await poll(authReqId);
    expect(tokens).toMatchObject({
      action: "OK",
      resultCode: "A200002",
      subject: "anna",
      scopes: ["openid"],
      properties,
    });

    const introspectionRequest = { token: tokens.accessToken!, scopes: ["openid"] };
    expect(await sdk.introspection.process({ serviceId, introspectionRequest })).toMatchObject({
      action: "OK",
      subject: "anna",
    });
    const { clientId, clientSecret } = emulator.clients[0]!;
    const credentials = { clientId: String(clientId), clientSecret };
    const refreshed = await sdk.token.process({
      serviceId,
      tokenRequest: { parameters: `grant_type=refresh_token&refresh_token=${tokens.refreshToken!}`, ...credentials },
    });
    expect(refreshed).toMatchObject({ action: "OK", subject: "anna" });
    const revocationRequest = { parameters: `token=${refreshed.accessToken!}`, ...credentials };
    expect(await sdk.revocation.process({ serviceId, revocationRequest })).toMatchObject({ action: "OK" });
  });

  it.each(["ACCESS_DENIED", "TRANSACTION_FAILED"] as const)("reports %s of a ping client", async (result) => {
    const { begin, complete, poll } = await setUp({ bcDeliveryMode: "PING" });
    const { ticket, authReqId } = await begin(notificationToken);
    // Its request schema requires a subject for every result.
    expect(await complete({ ticket, result, subject: "anna", errorDescription: "No." })).toMatchObject({
      action: "NOTIFICATION",
      deliveryMode: "PING",
      clientNotificationEndpoint: "https://client.example.com/cb",
      clientNotificationToken: "n0t1fy-me",
      responseContent: JSON.stringify({ auth_req_id: authReqId }),
    });
    expect(await poll(authReqId)).toMatchObject({ action: "BAD_REQUEST", resultCode: "A200001" });
  });

  it.each([
    ["opaque", null],
    ["JWT", "ES256"],
  ] as const)("completes a push flow with %s access tokens", async (_kind, accessTokenSignAlg) => {
    const { begin, complete, poll } = await setUp({ bcDeliveryMode: "PUSH" }, { service: { accessTokenSignAlg } });
    const { ticket, authReqId } = await begin(notificationToken);
    const completed = await complete({ ticket, result: "AUTHORIZED", subject: "anna", acr: "urn:example:acr:pin" });
    expect(completed).toMatchObject({
      action: "NOTIFICATION",
      resultCode: "A198003",
      authReqId,
      idTokenDuration: 3600,
    });
    expect(JSON.parse(completed.responseContent!)).toMatchObject({
      auth_req_id: authReqId,
      access_token: accessTokenSignAlg === null ? completed.accessToken : completed.jwtAccessToken,
      id_token: completed.idToken,
    });
    expect(await poll(authReqId)).toMatchObject({ action: "BAD_REQUEST", resultCode: "A200306" });
  });

  it("fails a request", async () => {
    const { sdk, serviceId, process } = await setUp();
    const { ticket } = await process({});
    const backchannelAuthenticationFailRequest = { ticket: ticket!, reason: "UNKNOWN_USER_ID" } as const;
    expect(await sdk.ciba.fail({ serviceId, backchannelAuthenticationFailRequest })).toMatchObject({
      action: "BAD_REQUEST",
      responseContent: '{"error":"unknown_user_id"}',
    });
  });

  it("takes refusals: of a wrong secret, a bad request, and tickets that are gone", async () => {
    const { sdk, serviceId, process, complete, poll, emulator } = await setUp();
    expect(await process({ id_token_hint: "x" })).toMatchObject({ action: "BAD_REQUEST", resultCode: "A174302" });
    expect(await sdk.ciba.issue({ serviceId, backchannelAuthenticationIssueRequest: { ticket: "x" } })).toMatchObject({
      action: "INVALID_TICKET",
      resultCode: "A181201",
    });
    expect(await complete({ ticket: "x", result: "AUTHORIZED", subject: "anna" })).toMatchObject({
      action: "SERVER_ERROR",
      resultCode: "A186202",
    });
    expect(await poll("x")).toMatchObject({ action: "BAD_REQUEST", resultCode: "A200304" });
    const clientId = String(emulator.clients[0]!.clientId);
    expect(
      await sdk.token.process({ serviceId, tokenRequest: { parameters: "grant_type=refresh_token", clientId } }),
    ).toMatchObject({ action: "INVALID_CLIENT" });
  });

  it("reads the settings of service and clients, the key set and the discovery document", async () => {
    const { sdk, serviceId, emulator } = await setUp();
    const clientId = String(emulator.clients[0]!.clientId);
    expect(await sdk.client.get({ serviceId, clientId })).toMatchObject({ bcDeliveryMode: "POLL" });
    expect((await sdk.service.get({ serviceId })).issuer).toBe("https://as.localhost");
    // Its schema of the discovery document has no properties, so it strips all of them.
    expect(await sdk.service.getConfiguration({ serviceId })).toEqual({});
    expect((await sdk.jwkSetEndpoint.serviceJwksGetApi({ serviceId }))?.keys).toHaveLength(1);
  });
});

describe("the official SDK with the code flow", () => {
  const redirectUri = "https://client.example.com/cb";
  const parameters = (clientId: string, more: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: "code",
      client_id: clientId,
      redirect_uri: redirectUri,
      scope: "openid email",
      state: "s-1",
      ...more,
    }).toString();

  async function codeSetUp() {
    const { sdk, serviceId, emulator } = await setUp({
      bcDeliveryMode: null,
      grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
      responseTypes: ["CODE"],
      redirectUris: [redirectUri],
    });
    const { clientId, clientSecret } = emulator.clients[0]!;
    return { sdk, serviceId, emulator, credentials: { clientId: String(clientId), clientSecret } };
  }

  it("takes the answers from the push to the tokens", async () => {
    const { sdk, serviceId, credentials } = await codeSetUp();
    const { clientId } = credentials;
    const pushed = await sdk.pushedAuthorization.create({
      serviceId,
      pushedAuthorizationRequest: { parameters: parameters(clientId), ...credentials },
    });
    expect(pushed).toMatchObject({ action: "CREATED" });
    const reference = new URLSearchParams({ client_id: clientId, request_uri: pushed.requestUri! }).toString();
    const authorizationRequest = { parameters: reference, context: "basket 7" };
    const request = await sdk.authorization.processRequest({ serviceId, authorizationRequest });
    expect(request).toMatchObject({ action: "INTERACTION", scopes: [{ name: "email" }, { name: "openid" }] });
    const issued = await sdk.authorization.issue({
      serviceId,
      authorizationIssueRequest: { ticket: request.ticket!, subject: "anna", authTime: 1_700_000_000 },
    });
    expect(issued).toMatchObject({ action: "LOCATION", authorizationCode: expect.any(String) as string });
    const grant = { grant_type: "authorization_code", code: issued.authorizationCode!, redirect_uri: redirectUri };
    const tokens = await sdk.token.process({
      serviceId,
      tokenRequest: { parameters: new URLSearchParams(grant).toString(), ...credentials },
    });
    expect(tokens).toMatchObject({ action: "OK", subject: "anna", idToken: expect.any(String) as string });
    const userinfo = await sdk.userinfo.process({ serviceId, userinfoRequest: { token: tokens.accessToken! } });
    expect(userinfo).toMatchObject({ action: "OK", claims: ["email", "email_verified"] });
  });

  it("takes refusals", async () => {
    const { sdk, serviceId, credentials } = await codeSetUp();
    const process = async (more: Record<string, string> = {}) =>
      sdk.authorization.processRequest({
        serviceId,
        authorizationRequest: { parameters: parameters(credentials.clientId, more) },
      });
    expect(await process({ prompt: "x" })).toMatchObject({ action: "LOCATION", resultCode: "A016303" });
    expect(await process({ redirect_uri: "https://b" })).toMatchObject({ action: "BAD_REQUEST" });
    const { ticket } = await process({ response_mode: "form_post" });
    const failed = await sdk.authorization.fail({
      serviceId,
      authorizationFailRequest: { ticket: ticket!, reason: "DENIED" },
    });
    expect(failed).toMatchObject({ action: "FORM", resultCode: "A060306" });
  });

  it("reads and changes what is stored with a ticket", async () => {
    const { sdk, serviceId, credentials } = await codeSetUp();
    const authorizationRequest = { parameters: parameters(credentials.clientId), context: "basket 7" };
    const ticket = (await sdk.authorization.processRequest({ serviceId, authorizationRequest })).ticket!;
    const { management } = sdk.authorization;
    const read = () => management.getTicketInfo({ serviceId, authorizationTicketInfoRequest: { ticket } });
    expect(await read()).toMatchObject({ action: "OK", info: { context: "basket 7" } });
    const authorizationTicketUpdateRequest = { ticket, info: JSON.stringify({ context: "basket 8" }) };
    expect(await management.updateTicket({ serviceId, authorizationTicketUpdateRequest })).toMatchObject({
      action: "OK",
    });
    expect(await read()).toMatchObject({ info: { context: "basket 8" } });
  });

  it("manages tokens from their making to their end", async () => {
    const { sdk, serviceId, credentials } = await codeSetUp();
    const clientId = Number(credentials.clientId);
    const grant = { grantType: "AUTHORIZATION_CODE" as const, clientId, subject: "anna", scopes: ["openid", "email"] };
    const make = () => sdk.token.management.create({ serviceId, tokenCreateRequest: grant });
    const made = await make();
    expect(made).toMatchObject({ action: "OK", subject: "anna" });
    const accessToken = made.accessToken!;
    expect((await sdk.token.management.list({ serviceId, subject: "anna" })).accessTokens).toHaveLength(1);
    const tokenUpdateRequest = { accessToken, scopes: ["openid"] };
    const updated = await sdk.token.management.update({ serviceId, tokenUpdateRequest });
    expect(updated).toMatchObject({ action: "OK", scopes: ["openid"] });
    const answered = await sdk.userinfo.issue({ serviceId, userinfoIssueRequest: { token: accessToken } });
    expect(answered).toMatchObject({ action: "JSON" });
    const standardIntrospectionRequest = { parameters: `token=${accessToken}` };
    expect(await sdk.introspection.standardProcess({ serviceId, standardIntrospectionRequest })).toMatchObject({
      action: "OK",
    });
    await sdk.token.management.delete({ serviceId, accessTokenIdentifier: accessToken });
    const introspected = await sdk.introspection.process({ serviceId, introspectionRequest: { token: accessToken } });
    expect(introspected).toMatchObject({ action: "UNAUTHORIZED" });
    await make();
    const tokenRevokeRequest = { subject: "anna" };
    expect(await sdk.token.management.revoke({ serviceId, tokenRevokeRequest })).toMatchObject({ count: 1 });
    expect((await sdk.token.management.list({ serviceId, subject: "anna" })).totalCount).toBe(0);
  });

  it("checks a password, and issues an ID token again", async () => {
    const grants = ["PASSWORD", "AUTHORIZATION_CODE", "REFRESH_TOKEN"] as const;
    const { sdk, serviceId, emulator } = await setUp(
      { bcDeliveryMode: null, grantTypes: grants, responseTypes: ["CODE"], redirectUris: [redirectUri] },
      { service: { supportedGrantTypes: grants, idTokenReissuable: true } },
    );
    const { clientId, clientSecret } = emulator.clients[0]!;
    const credentials = { clientId: String(clientId), clientSecret };
    const token = (grant: Record<string, string>) =>
      sdk.token.process({
        serviceId,
        tokenRequest: { parameters: new URLSearchParams(grant).toString(), ...credentials },
      });
    const ask = async () => {
      const asked = await token({ grant_type: "password", username: "anna", password: "p", scope: "email" });
      expect(asked).toMatchObject({ action: "PASSWORD", username: "anna" });
      return asked.ticket!;
    };
    const tokenIssueRequest = { ticket: await ask(), subject: "anna" };
    expect(await sdk.token.issue({ serviceId, tokenIssueRequest })).toMatchObject({ action: "OK", subject: "anna" });
    const tokenFailRequest = { ticket: await ask(), reason: "INVALID_RESOURCE_OWNER_CREDENTIALS" } as const;
    expect(await sdk.token.fail({ serviceId, tokenFailRequest })).toMatchObject({ action: "BAD_REQUEST" });

    const authorizationRequest = { parameters: parameters(credentials.clientId) };
    const { ticket } = await sdk.authorization.processRequest({ serviceId, authorizationRequest });
    const authorizationIssueRequest = { ticket: ticket!, subject: "anna" };
    const { authorizationCode } = await sdk.authorization.issue({ serviceId, authorizationIssueRequest });
    const grant = { grant_type: "authorization_code", code: authorizationCode!, redirect_uri: redirectUri };
    const { refreshToken } = await token(grant);
    // Its schema does not have the action ID_TOKEN_REISSUABLE, so the refresh is made without the SDK.
    const refresh = { parameters: `grant_type=refresh_token&refresh_token=${refreshToken!}`, ...credentials };
    const { accessToken, refreshToken: renewed } = await connect(emulator).token.process(refresh);
    const idtokenReissueRequest = { accessToken: accessToken!, refreshToken: renewed! };
    const reissued = await sdk.token.management.reissueIdToken({ serviceId, idtokenReissueRequest });
    expect(reissued).toMatchObject({ action: "OK" });
  });

  it("manages clients, their secrets, scopes and authorizations", async () => {
    const { sdk, serviceId, credentials } = await codeSetUp();
    const created = await sdk.client.create({ serviceId, client: { clientName: "Shop", developer: "d" } });
    const clientId = String(created.clientId);
    expect((await sdk.client.list({ serviceId, developer: "d" })).totalCount).toBe(1);
    const renamed = await sdk.client.update({ serviceId, clientId, client: { clientName: "Store" } });
    expect(renamed).toMatchObject({ clientName: "Store" });
    const { management } = sdk.client;
    const clientIdentifier = clientId;
    await management.updateLockFlag({
      serviceId,
      clientIdentifier,
      clientFlagUpdateRequest: { clientLocked: true },
    });
    const refreshed = await management.refreshSecret({ serviceId, clientIdentifier });
    expect(refreshed.oldClientSecret).toBe(created.clientSecret);
    const clientSecret = "a".repeat(43);
    const clientSecretUpdateRequest = { clientSecret };
    const changed = await management.updateSecret({ serviceId, clientIdentifier, clientSecretUpdateRequest });
    expect(changed.newClientSecret).toBe(clientSecret);
    const requestableScopes = ["openid"];
    const clientExtensionRequestableScopesUpdateRequest = { requestableScopes };
    const scopes = { serviceId, clientId };
    await management.updateRequestableScopes({ ...scopes, clientExtensionRequestableScopesUpdateRequest });
    expect(await management.getRequestableScopes(scopes)).toMatchObject({ requestableScopes });
    await management.deleteRequestableScopes(scopes);
    expect(await management.getRequestableScopes(scopes)).toEqual({});

    const owner = { serviceId, clientId: credentials.clientId };
    const anna = { subjectPathParameter: "anna", subjectQueryParameter: "anna" };
    const tokenCreateRequest = {
      grantType: "AUTHORIZATION_CODE" as const,
      clientId: Number(credentials.clientId),
      subject: "anna",
      scopes: ["email"],
    };
    await sdk.token.management.create({ serviceId, tokenCreateRequest });
    const authorized = () => management.listAuthorizations({ serviceId, ...anna });
    expect((await authorized()).clients).toHaveLength(1);
    const clientAuthorizationUpdateRequest = { subject: "anna", scopes: ["openid"] };
    await management.updateAuthorizations({ ...owner, clientAuthorizationUpdateRequest });
    expect(await management.getGrantedScopes({ ...owner, ...anna })).toMatchObject({ subject: "anna" });
    await management.deleteGrantedScopes({ ...owner, ...anna });
    expect(await management.getGrantedScopes({ ...owner, ...anna })).not.toHaveProperty("latestGrantedScopes");
    await management.deleteAuthorizations({ ...owner, ...anna });
    expect((await authorized()).totalCount).toBe(0);
    await sdk.client.delete({ serviceId, clientId });
    await expect(sdk.client.get({ serviceId, clientId })).rejects.toThrow();
  });

  it("registers, reads, changes and deletes a client, and takes refusals", async () => {
    const { sdk, serviceId } = await setUp({}, { service: { dynamicRegistrationSupported: true } });
    const registration = sdk.dynamicClientRegistration;
    const json = JSON.stringify({ client_name: "Shop", redirect_uris: [redirectUri] });
    const created = await registration.register({ serviceId, requestBody: { json } });
    expect(created).toMatchObject({ action: "CREATED", client: { clientName: "Shop", dynamicallyRegistered: true } });
    const told = JSON.parse(created.responseContent!) as Record<string, string>;
    const own = { clientId: told["client_id"]!, token: told["registration_access_token"]! };
    expect(await registration.get({ serviceId, requestBody: own })).toMatchObject({ action: "OK" });
    const changed = { ...own, json: JSON.stringify({ client_id: own.clientId, client_name: "Store" }) };
    expect(await registration.update({ serviceId, requestBody: changed })).toMatchObject({
      action: "UPDATED",
      client: { clientName: "Store" },
    });
    expect(await registration.delete({ serviceId, requestBody: own })).toMatchObject({ action: "DELETED" });
    expect(await registration.get({ serviceId, requestBody: own })).toMatchObject({ action: "BAD_REQUEST" });
  });

  it("reads a grant and revokes it, and takes refusals", async () => {
    const scopes = ["openid", "grant_management_query", "grant_management_revoke"];
    const service = { supportedScopes: scopes.map((name) => ({ name, defaultEntry: false })) };
    const { sdk, serviceId, begin, complete, poll } = await setUp({}, { service });
    const { ticket, authReqId } = await begin({ scope: scopes.join(" "), grant_management_action: "create" });
    await complete({ ticket, result: "AUTHORIZED", subject: "anna" });
    const { accessToken, grantId } = await poll(authReqId);
    const manage = (gmAction: "QUERY" | "REVOKE") =>
      sdk.grantManagement.processRequest({
        serviceId,
        gMRequest: { gmAction, accessToken: accessToken!, grantId: grantId! },
      });
    expect(await manage("QUERY")).toMatchObject({ action: "OK" });
    expect(await sdk.introspection.process({ serviceId, introspectionRequest: { token: accessToken! } })).toMatchObject(
      {
        grantId,
        grant: { scopes: [{ scope: scopes.join(" ") }] },
      },
    );
    expect(await manage("REVOKE")).toMatchObject({ action: "NO_CONTENT" });
    expect(await manage("QUERY")).toMatchObject({ action: "NOT_FOUND" });
  });

  it("manages services", async () => {
    const { sdk, serviceId } = await codeSetUp();
    const updated = await sdk.service.update({ serviceId, service: { serviceName: "Renamed" } });
    expect(updated.serviceName).toBe("Renamed");
    const created = await sdk.service.create({ serviceName: "Second", issuer: "https://second.localhost" });
    expect((await sdk.service.list()).totalCount).toBe(2);
    await sdk.service.delete({ serviceId: String(created.apiKey) });
    expect((await sdk.service.list()).totalCount).toBe(1);
  });

  it("issues credentials, as far as it knows the actions", async () => {
    const { sdk, serviceId } = await setUp(
      { grantTypes: ["PRE_AUTHORIZED_CODE"] },
      { service: { ...issuing, preAuthorizedGrantAnonymousAccessSupported: true } },
    );
    const { verifiableCredentials } = sdk;
    const metadata = await verifiableCredentials.getMetadata({ serviceId, vciMetadataRequest: { pretty: false } });
    expect(metadata.action).toBe("OK");
    const vciOfferCreateRequest = {
      subject: "anna",
      credentialConfigurationIds: ["ticket"],
      preAuthorizedCodeGrantIncluded: true,
      authTime: 1000,
    };
    const { info: offer } = await verifiableCredentials.createOffer({ serviceId, vciOfferCreateRequest });
    const vciOfferInfoRequest = { identifier: offer!.identifier! };
    expect((await verifiableCredentials.getOfferInfo({ serviceId, vciOfferInfoRequest })).info).toEqual(offer);
    const grant = { grant_type: preAuthorized, "pre-authorized_code": offer!.preAuthorizedCode! };
    const tokenRequest = { parameters: new URLSearchParams(grant).toString() };
    const { accessToken } = await sdk.token.process({ serviceId, tokenRequest });
    expect(await sdk.introspection.process({ serviceId, introspectionRequest: { token: accessToken! } })).toMatchObject(
      {
        action: "OK",
        issuableCredentials: expect.stringContaining("ticket") as unknown,
      },
    );
    const vciSingleParseRequest = { accessToken: accessToken!, requestContent: requestOf("ticket") };
    const parsed = await verifiableCredentials.parse({ serviceId, vciSingleParseRequest });
    const order = { requestIdentifier: parsed.info!.identifier!, credentialPayload: '{"vct":"x"}' };
    const later = { accessToken: accessToken!, order: { ...order, issuanceDeferred: true } };
    expect(await verifiableCredentials.issue({ serviceId, vciSingleIssueRequest: later })).toMatchObject({
      action: "ACCEPTED",
      transactionId: order.requestIdentifier,
    });
    const requestContent = JSON.stringify({ transaction_id: order.requestIdentifier });
    const vciDeferredParseRequest = { accessToken: accessToken!, requestContent };
    expect((await verifiableCredentials.deferredParse({ serviceId, vciDeferredParseRequest })).action).toBe("OK");
    expect((await verifiableCredentials.deferredIssue({ serviceId, vciDeferredIssueRequest: { order } })).action).toBe(
      "OK",
    );
  });
});
