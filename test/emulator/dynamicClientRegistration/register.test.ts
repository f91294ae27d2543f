// RFC 7591, section 3: a client registers itself.
import { describe, expect, test } from "vitest";
import { callsOf } from "../authorization/code-caller.js";
import { aboveServices, contentOf, get, post, start, tokensOf, within } from "../caller.js";
import { matching } from "../matchers.js";
import { refusalOf, registrar } from "./registrar.js";

const invalid = (code: string, error = "invalid_client_metadata") => ["BAD_REQUEST", code, error];
const redirect = "https://client.example/cb";

describe("a registration", () => {
  test("A202001: makes a client, and tells it everything that was registered, defaults included", async () => {
    const { emulator, register } = registrar();
    const answer = await register({ client_name: "Shop" }, { token: "whatever" });
    const id = "2000000005";
    const secret = matching(/^[\w-]{86}$/);
    expect(contentOf(answer)).toEqual({
      client_id: id,
      client_secret: secret,
      client_secret_expires_at: 0,
      client_id_issued_at: start / 1000,
      registration_access_token: matching(/^[\w-]{43}$/),
      registration_client_uri: `https://as.localhost/register/${id}`,
      client_name: "Shop",
      application_type: "web",
      grant_types: ["authorization_code"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_basic",
      id_token_signed_response_alg: "RS256",
      subject_type: "public",
      default_max_age: 0,
      require_pushed_authorization_requests: false,
      require_signed_request_object: false,
      tls_client_certificate_bound_access_tokens: false,
      backchannel_user_code_parameter: false,
      dpop_bound_access_tokens: false,
    });
    const { client, ...decision } = answer.body;
    expect(decision).toEqual({
      resultCode: "A202001",
      resultMessage: "[A202001] The client was registered.",
      action: "CREATED",
      responseContent: answer.body["responseContent"],
    });
    expect(client).toMatchObject({
      clientId: Number(id),
      clientSecret: secret,
      clientType: "CONFIDENTIAL",
      clientSource: "DYNAMIC_REGISTRATION",
      dynamicallyRegistered: true,
      developer: `authlete_${emulator.serviceId}`,
      createdAt: start,
    });
    expect((await get(emulator, `/client/get/${id}`)).body).toEqual(client);
  });

  test.each([undefined, "", "of nobody"])(
    "is taken with any initial access token, which is the server's to check: %j",
    async (token) => {
      expect((await registrar().register({}, { token })).body["action"]).toBe("CREATED");
    },
  );

  test("keeps the registration access token as a hash alone", async () => {
    const answer = await registrar().register({});
    const { registration_access_token: token } = contentOf(answer);
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(String(token)));
    expect(answer.body["client"]).toMatchObject({
      registrationAccessTokenHash: Buffer.from(hash).toString("base64url"),
    });
    expect(JSON.stringify(answer.body["client"])).not.toContain(token);
  });

  test.each([
    ["a public client has no secret", { token_endpoint_auth_method: "none" }, { clientType: "PUBLIC" }, false],
    [
      "a client that authenticates by a key has one all the same",
      { token_endpoint_auth_method: "private_key_jwt" },
      { clientType: "CONFIDENTIAL" },
      true,
    ],
  ])("%s", async (_name, metadata, client, hasSecret) => {
    const answer = await registrar().registered(metadata);
    expect(answer.client).toMatchObject(client);
    expect(["client_secret" in answer.content, "client_secret_expires_at" in answer.content]).toEqual([
      hasSecret,
      hasSecret,
    ]);
  });

  test.each([
    ["id_token_encrypted_response", "id_token_encrypted_response"],
    ["userinfo_encrypted_response", "userinfo_encrypted_response"],
    ["request_object_encryption", "request_object_encryption"],
    ["authorization_encrypted_response", "authorization_encrypted_response"],
  ])("an algorithm %s_alg alone means A128CBC-HS256 for contents", async (name) => {
    const { content } = await registrar().registered({ [`${name}_alg`]: "RSA-OAEP" });
    expect(content[`${name}_enc`]).toBe("A128CBC-HS256");
  });

  test("without the code grant means no response type", async () => {
    const { content } = await registrar().registered({ grant_types: ["client_credentials"] });
    expect(content).not.toHaveProperty("response_types");
  });

  test.each([
    [{ registrationManagementEndpoint: "https://as.localhost/clients" }, "https://as.localhost/clients/2000000005"],
    [{ registrationEndpoint: undefined }, undefined],
  ])("its address is below the endpoint that the service has: %j", async (service, address) => {
    const { content } = await registrar(service).registered();
    expect(content["registration_client_uri"]).toBe(address);
  });

  test("is in the discovery document", async () => {
    const { emulator } = registrar();
    expect((await get(emulator, "/service/configuration")).body).toMatchObject({
      registration_endpoint: "https://as.localhost/register",
    });
  });
});

describe("a client that has registered itself", () => {
  test("takes part in the code flow, with pushed requests and refreshing", async () => {
    const { emulator, registered } = registrar();
    const redirectUri = "https://client.localhost/cb";
    const grant_types = ["authorization_code", "refresh_token"];
    const { client } = await registered({ redirect_uris: [redirectUri], grant_types });
    const { push, codeOf, redeem, token } = callsOf(emulator, client);
    expect((await push()).body["action"]).toBe("CREATED");
    const { refreshToken } = (await redeem(await codeOf())).body;
    const refreshed = await token({ grant_type: "refresh_token", refresh_token: String(refreshToken) });
    expect(refreshed.body["action"]).toBe("OK");
  });

  test("takes part in CIBA", async () => {
    const { emulator, registered } = registrar();
    const grant_types = ["urn:openid:params:grant-type:ciba"];
    const { client } = await registered({ grant_types, backchannel_token_delivery_mode: "poll" });
    expect(await tokensOf(emulator, client)).toMatchObject({ action: "OK", subject: "anna" });
  });

  test("gets tokens for itself, and none by a grant type that it has not registered", async () => {
    const { emulator, registered } = registrar();
    const { client } = await registered({ grant_types: ["client_credentials"] });
    const { token } = callsOf(emulator, client);
    expect((await token({ grant_type: "client_credentials", scope: "payments.read" })).body["action"]).toBe("OK");
    expect((await token({ grant_type: "refresh_token", refresh_token: "x" })).body["action"]).toBe("BAD_REQUEST");
  });

  test("is a client of its own service alone", async () => {
    const { emulator, registered } = registrar();
    const { body } = await post(aboveServices(emulator), "/service/create", { dynamicRegistrationSupported: true });
    const other = within(emulator, String(body["apiKey"]));
    const { clientId, token } = await registered();
    expect((await post(other, "/client/registration/get", { clientId, token })).body).toMatchObject({
      action: "BAD_REQUEST",
      resultCode: "A215302",
    });
  });
});

describe("a registration is refused", () => {
  test.each([
    ["A203302 without metadata", " ", "A203302"],
    ["A203303 with what is not JSON", "{", "A203303"],
    ["A203303 with a list", "[]", "A203303"],
    ["A203303 with a member twice", '{"client_name":"a","client_name":"b"}', "A203303"],
    ["A203303 with __proto__", '{"__proto__":{}}', "A203303"],
    ["A203303 when it is nested too deep", `{"a":${"[".repeat(70)}${"]".repeat(70)}}`, "A203303"],
  ])("%s", async (_name, json, code) => {
    expect(refusalOf(await registrar().register(json))).toEqual(invalid(code));
  });

  test("A203302 without a body", async () => {
    expect(refusalOf(await post(registrar().emulator, "/client/registration", {}))).toEqual(invalid("A203302"));
  });

  test.each([
    ["A204301 with two key sets", { jwks: { keys: [] }, jwks_uri: redirect }, "A204301"],
    [
      "A204302 with the code grant and no code",
      { response_types: ["id_token"], grant_types: ["authorization_code", "implicit"] },
      "A204302",
    ],
    [
      "A204303 with the implicit grant and no token",
      { response_types: ["code"], grant_types: ["authorization_code", "implicit"] },
      "A204303",
    ],
    ["A204304 with a code and no code grant", { response_types: ["code"], grant_types: ["refresh_token"] }, "A204304"],
    ["A204305 with a token and no implicit grant", { response_types: ["code id_token"] }, "A204305"],
    [
      "A204312 with pairwise subjects of two hosts",
      { subject_type: "pairwise", redirect_uris: [redirect, "https://b.example/"] },
      "A204312",
    ],
    ["A204312 with pairwise subjects of none", { subject_type: "pairwise" }, "A204312"],
    ["E020004 with an enc and no alg", { id_token_encrypted_response_enc: "A128GCM" }, "E020004"],
    [
      "E020005 with two names in the certificate",
      { tls_client_auth_san_dns: "a", tls_client_auth_san_ip: "192.0.2.1" },
      "E020005",
    ],
    ["E020005 with tls_client_auth and no name", { token_endpoint_auth_method: "tls_client_auth" }, "E020005"],
    [
      "E009005 with notifications and no address for them",
      { grant_types: ["urn:openid:params:grant-type:ciba"], backchannel_token_delivery_mode: "ping" },
      "E009005",
    ],
  ])("%s", async (_name, metadata, code) => {
    expect(refusalOf(await registrar().register(metadata))).toEqual(invalid(code));
  });

  const implicit = { response_types: ["id_token"], grant_types: ["implicit"] };
  test.each([
    ["E020002 with a fragment", { redirect_uris: ["https://client.example/#a"] }, "E020002"],
    [
      "E020003 of a web client that gets tokens by http",
      { ...implicit, redirect_uris: ["http://client.example/"] },
      "E020003",
    ],
    [
      "E020003 of a web client that gets tokens at localhost",
      { ...implicit, redirect_uris: ["https://localhost/"] },
      "E020003",
    ],
  ])("for its redirect URIs: %s", async (_name, metadata, code) => {
    expect(refusalOf(await registrar().register(metadata))).toEqual(invalid(code, "invalid_redirect_uri"));
  });

  test("E020003 not of a native client", async () => {
    const metadata = { ...implicit, application_type: "native", redirect_uris: ["http://localhost/"] };
    expect((await registrar().register(metadata)).body["action"]).toBe("CREATED");
  });

  test("by the description of the error alone where the service leaves descriptions out", async () => {
    const answer = await registrar({ errorDescriptionOmitted: true }).register("{");
    expect(contentOf(answer)).toEqual({ error: "invalid_client_metadata" });
  });
});

describe("the order of the checks", () => {
  test("is switch, body, types, statement, rules, document, duplicates", async () => {
    const metadata: Record<string, unknown> = {
      client_name: 1,
      software_statement: "a.b",
      jwks: { keys: [] },
      jwks_uri: redirect,
      sector_identifier_uri: redirect,
    };
    const steps = [
      [() => registrar({ dynamicRegistrationSupported: false }).register("{"), "A206201"],
      [() => registrar().register("{"), "A203303"],
      [() => registrar().register(metadata), "A204308"],
      [() => registrar().register({ ...metadata, client_name: "a" }), "E020007"],
      [() => registrar().register({ ...metadata, client_name: "a", software_statement: null }), "A204301"],
    ] as const;
    for (const [call, code] of steps) expect((await call()).body["resultCode"]).toBe(code);

    const { register, registered } = registrar({ dcrDuplicateSoftwareIdBlocked: true });
    const twice = { software_id: "shop" };
    await registered(twice);
    expect((await register({ ...twice, sector_identifier_uri: redirect })).body["resultCode"]).toBe("E009015");
    expect((await register(twice)).body["resultCode"]).toBe("E020008");
  });
});

describe("settings of the service", () => {
  test("dynamicRegistrationSupported: off, A206201 is the answer to all four", async () => {
    const { emulator, registered } = registrar();
    const { get: read, update, remove } = await registered();
    await post(emulator, "/service/update", { dynamicRegistrationSupported: false });
    const answers = [
      await post(emulator, "/client/registration", { json: "{}" }),
      await read(),
      await update({}),
      await remove(),
    ];
    expect(answers.map(refusalOf)).toEqual(answers.map(() => invalid("A206201", "invalid_request")));
  });

  test("dcrDuplicateSoftwareIdBlocked: E020008 for software that is registered already", async () => {
    const { register, registered } = registrar({ dcrDuplicateSoftwareIdBlocked: true });
    const { update } = await registered({ software_id: "shop" });
    expect(refusalOf(await register({ software_id: "shop" }))).toEqual(invalid("E020008"));
    expect((await register({ software_id: "other" })).body["action"]).toBe("CREATED");
    expect((await update({ software_id: "shop" })).body["action"]).toBe("UPDATED");
    const open = registrar();
    await open.registered({ software_id: "shop" });
    expect((await open.register({ software_id: "shop" })).body["action"]).toBe("CREATED");
  });

  test("clientsPerDeveloper: E009017, for all that register are of one developer", async () => {
    const { register } = registrar({ clientsPerDeveloper: 1 });
    expect((await register({})).body["action"]).toBe("CREATED");
    expect(refusalOf(await register({}))).toEqual(invalid("E009017"));
  });

  test("what the service does not support may be registered, and requests fail later", async () => {
    const { register } = registrar({ supportedGrantTypes: ["AUTHORIZATION_CODE"] });
    expect((await register({ grant_types: ["password"] })).body["action"]).toBe("CREATED");
  });

  test.each([
    { httpAliasProhibited: true },
    { fapiModes: ["FAPI2_SECURITY"] },
    { supportedServiceProfiles: ["FAPI"] },
  ] as const)("%j has no effect on what is registered", async (service) => {
    const members = async (settings: object) => {
      const { content } = await registrar(settings).registered({ redirect_uris: ["http://client.example/cb"] });
      return { ...content, client_secret: "", registration_access_token: "" };
    };
    expect(await members(service)).toEqual(await members({}));
  });

  test.each([["client_id"], ["redirect_uris"], ["software_statement"]])(
    "supportedCustomClientMetadata: A039232 for %s, which is a standard name",
    async (name) => {
      const { emulator } = registrar();
      expect(await post(emulator, "/service/update", { supportedCustomClientMetadata: ["x", name] })).toEqual({
        status: 400,
        body: {
          resultCode: "A039232",
          resultMessage: `[A039232] The name '${name}' in 'supportedCustomClientMetadata' is a standard one.`,
        },
      });
    },
  );
});

describe("the document at a sector_identifier_uri", () => {
  const sector = "https://client.example/sector";
  const metadata = {
    subject_type: "pairwise",
    sector_identifier_uri: sector,
    redirect_uris: [redirect, "https://b.example/cb"],
  };
  const withDocument = (answer: () => Promise<Response>) =>
    registrar({}, { fetch: (url) => (url === sector ? answer() : Promise.reject(new Error(url))) });

  test("has to list all redirect URIs", async () => {
    const { register } = withDocument(() => Promise.resolve(Response.json(metadata.redirect_uris)));
    expect((await register(metadata)).body["action"]).toBe("CREATED");
  });

  test.each([
    ["E020006 a list without one of them", () => Promise.resolve(Response.json([redirect]))],
    ["E020006 no list", () => Promise.resolve(Response.json({}))],
    ["E020006 not there", () => Promise.resolve(new Response("[]", { status: 404 }))],
    ["E020006 not to be had", () => Promise.reject(new Error("no network"))],
  ])("is refused: %s", async (_name, answer) => {
    expect(refusalOf(await withDocument(answer).register(metadata))).toEqual(invalid("E020006"));
  });

  test("is not fetched without the option fetch: 501, and how to have it", async () => {
    const { status, body } = await registrar().register(metadata);
    expect([status, body["resultCode"]]).toEqual([501, "E009015"]);
    expect(body["resultMessage"]).toContain("option 'fetch'");
  });
});
