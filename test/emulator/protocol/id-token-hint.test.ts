// Requirements for an id_token_hint: CIBA Core 1.0, section 7.1.
import { describe, expect, test } from "vitest";
import { authenticate, clientOf, contentOf, standing } from "../caller.js";

const text = (value: unknown) => btoa(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("=", "");
const good = { iss: "https://as.localhost", aud: ["2000000001"], sub: "anna" };
const token = (payload: unknown, header: object = { alg: "ES256" }) => `${text(header)}.${text(payload)}.AAAA`;

describe("an id_token_hint", () => {
  test.each([
    ["that is no JOSE object", "x.y", "A175301"],
    ["that has no alg", token(good, {}), "A175301"],
    ["that is not signed", `${text({ alg: "none" })}.${text(good)}.`, "A175302"],
    ["that is encrypted", `${text({ alg: "RSA-OAEP", enc: "A128GCM" })}.a.b.c.d`, "A175303"],
    ["whose payload is no JSON", token("x"), "A175304"],
    ["whose payload is no object", token([]), "A175304"],
    ["without iss", token({ ...good, iss: undefined }), "A175305"],
    ["with the iss of another server", token({ ...good, iss: "https://other.example" }), "A175306"],
    ["without aud", token({ ...good, aud: undefined }), "A175307"],
    ["with a list of other clients as aud", token({ ...good, aud: ["2000000002"] }), "A175308"],
    ["with another client as aud", token({ ...good, aud: "2000000002" }), "A175309"],
    ["without sub", token({ ...good, sub: undefined }), "A175310"],
    ["with a sub that is a number", token({ ...good, sub: 7 }), "A175310"],
    ["that the service did not sign", token(good), "E002001"],
  ])("%s is invalid_request", async (_name, hint, code) => {
    const emulator = standing();
    const answer = await authenticate(emulator, clientOf(emulator, "POLL"), {
      login_hint: undefined,
      id_token_hint: hint,
    });
    expect([answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]]).toEqual([
      "BAD_REQUEST",
      code,
      "invalid_request",
    ]);
  });
});
