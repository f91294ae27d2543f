// Two services of one emulator share no credentials.
import { expect, test } from "vitest";
import { aboveServices, contentOf, form, post, within, type Answer } from "../caller.js";
import { credentialStage, infoOf, issuing, preAuthorized, requestOf } from "./credential-caller.js";

test("offers, tokens, requests, transactions and nonces of one service mean nothing to another", async () => {
  const stage = credentialStage({ preAuthorizedGrantAnonymousAccessSupported: true });
  const settings = { ...issuing, preAuthorizedGrantAnonymousAccessSupported: true };
  const created = await post(aboveServices(stage.emulator), "/service/create", settings);
  const other = within(stage.emulator, String(created.body["apiKey"]));

  const offer = infoOf(await stage.offer({ authorizationCodeGrantIncluded: true, issuerStateIncluded: true }));
  const redeem = (emulator: typeof other, code: string): Promise<Answer> =>
    post(emulator, "/auth/token", { parameters: form({ grant_type: preAuthorized, "pre-authorized_code": code }) });
  expect((await post(other, "/vci/offer/info", { identifier: offer["identifier"] })).body["action"]).toBe("NOT_FOUND");
  expect((await redeem(other, offer["preAuthorizedCode"]!)).body["resultCode"]).toBe("E040102");
  const { accessToken } = (await redeem(stage.emulator, offer["preAuthorizedCode"]!)).body;

  const body = { accessToken, requestContent: requestOf("ticket") };
  expect((await post(other, "/vci/single/parse", body)).body["action"]).toBe("UNAUTHORIZED");
  const { identifier } = infoOf(await stage.call("single/parse", body));
  const order = { requestIdentifier: identifier, issuanceDeferred: true };
  expect((await stage.call("single/issue", { accessToken, order })).body["action"]).toBe("ACCEPTED");
  expect((await post(other, "/vci/deferred/issue", { order })).body["resultCode"]).toBe("E040304");

  const [one, two] = [await stage.call("nonce"), await post(other, "/vci/nonce", {})].map(contentOf);
  expect(one!["c_nonce"]).not.toBe(two!["c_nonce"]);
});
