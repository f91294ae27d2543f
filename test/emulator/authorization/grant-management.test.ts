// Grant Management for OAuth 2.0, section 5: how an authorization request creates or changes a grant.
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import { contentOf } from "../caller.js";
import { anyString } from "../matchers.js";
import { codeStage, refusalOf } from "./code-caller.js";

function stage(client: ClientSettings = {}, service: ServiceSettings = {}) {
  const at = codeStage(client, service);
  /** Runs a flow, and returns the grant_id of the token response. */
  const grantIdOf = async (parameters: Record<string, string>, body: object = {}) => {
    const answer = await at.redeem(await at.codeOf(parameters, body));
    expect(answer.body["action"]).toBe("OK");
    const { grant_id: told } = contentOf(answer);
    expect(answer.body["grantId"]).toBe(told);
    return told as string | undefined;
  };
  return { ...at, grantIdOf };
}

describe("a request for grant management is refused", () => {
  test.each([
    [
      "of a public client",
      { grant_management_action: "create" },
      { clientType: "PUBLIC" },
      "A285311",
      "unauthorized_client",
    ],
    ["with an action that nobody knows", { grant_management_action: "x" }, {}, "E010020", "invalid_request"],
    [
      "to create what has an identifier",
      { grant_management_action: "create", grant_id: "x" },
      {},
      "E010023",
      "invalid_request",
    ],
    ["to replace nothing", { grant_management_action: "replace" }, {}, "E010021", "invalid_request"],
    ["with a grant and no action", { grant_id: "x" }, {}, "E010019", "invalid_request"],
    [
      "about a grant that there is not",
      { grant_management_action: "merge", grant_id: "x" },
      {},
      "E010022",
      "invalid_grant_id",
    ],
  ] as const)("%s", async (_name, parameters, client, code, error) => {
    expect(refusalOf(await stage(client).authorize(parameters))).toEqual(["LOCATION", code, error]);
  });

  test("without an action where the service needs one", async () => {
    const { authorize } = stage({}, { grantManagementActionRequired: true });
    expect(refusalOf(await authorize())).toEqual(["LOCATION", "E010019", "invalid_request"]);
    expect((await authorize({ grant_management_action: "create" })).body).toMatchObject({
      action: "INTERACTION",
      gmAction: "CREATE",
    });
  });

  test.each([
    [{}, "E010019", "invalid_request"],
    [{ grant_management_action: "create" }, "A285311", "unauthorized_client"],
  ])("of a public client whatever it sends, where the service needs an action: %j", async (parameters, code, error) => {
    const { authorize } = stage({ clientType: "PUBLIC" }, { grantManagementActionRequired: true });
    expect(refusalOf(await authorize(parameters))).toEqual(["LOCATION", code, error]);
  });

  test("about the grant of another client", async () => {
    const { emulator, authorize, grantIdOf } = stage();
    const grantId = await grantIdOf({ grant_management_action: "create" });
    const other = emulator.addClient({ redirectUris: ["https://client.localhost/cb"], responseTypes: ["CODE"] });
    const parameters = { client_id: String(other.clientId), grant_management_action: "merge", grant_id: grantId };
    expect(refusalOf(await authorize(parameters))).toEqual(["LOCATION", "E010022", "invalid_grant_id"]);
  });
});

describe("a grant", () => {
  const create = { grant_management_action: "create", scope: "openid email" };

  test("is created, and told with the tokens", async () => {
    const { grantIdOf } = stage();
    expect(await grantIdOf(create)).toEqual(anyString);
    expect(await grantIdOf({})).toBeUndefined();
  });

  test.each([
    ["replace", [{ scope: "openid phone", resource: [] }]],
    ["merge", [{ scope: "openid email phone", resource: [] }]],
    ["update", [{ scope: "openid email phone", resource: [] }]],
  ])("is told before and changed after: %s", async (action, scopes) => {
    const { authorize, grantIdOf } = stage();
    const grantId = (await grantIdOf(create))!;
    const change = { grant_management_action: action, grant_id: grantId, scope: "openid phone" };
    expect((await authorize(change)).body).toMatchObject({
      gmAction: action === "update" ? "MERGE" : action.toUpperCase(),
      grantId,
      grantSubject: "anna",
      grant: { scopes: [{ scope: "email openid", resource: [] }] },
    });
    expect(await grantIdOf(change)).toBe(grantId);
    const { grant } = (await authorize(change)).body as { grant: { scopes: { scope: string; resource: string[] }[] } };
    const sorted = (list: typeof scopes) =>
      list.map(({ scope, resource }) => ({ scope: scope.split(" ").sort().join(" "), resource }));
    expect(sorted(grant.scopes as never)).toEqual(sorted(scopes));
  });

  test("merges by resources", async () => {
    const { authorize, grantIdOf } = stage();
    const grantId = (await grantIdOf(create))!;
    const change = { grant_management_action: "merge", grant_id: grantId, resource: "https://a.example" };
    await grantIdOf(change);
    expect((await authorize(change)).body["grant"]).toMatchObject({
      scopes: [
        { scope: "email openid", resource: [] },
        { scope: "openid", resource: ["https://a.example"] },
      ],
    });
  });

  test("of another user stays as it is", async () => {
    const { authorize, grantIdOf } = stage();
    const grantId = (await grantIdOf(create))!;
    const change = { grant_management_action: "replace", grant_id: grantId, scope: "openid" };
    expect(await grantIdOf(change, { subject: "bert" })).toBeUndefined();
    expect((await authorize(change)).body).toMatchObject({
      grantSubject: "anna",
      grant: { scopes: [{ scope: "email openid", resource: [] }] },
    });
  });
});
