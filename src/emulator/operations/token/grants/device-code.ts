import { CallerFault } from "../../../api/answers.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { polledGrant } from "./polled-grant.js";

/** The device code grant: RFC 8628, sections 3.4 and 3.5. */
export const deviceCodeGrant = polledGrant({
  grantType: "DEVICE_CODE",
  name: "urn:ietf:params:oauth:grant-type:device_code",
  publicClients: true,
  by: "device_code",
  parameters: { device_code: { missing: "A242301", empty: "A242302", repeated: "A242303" } },
  disabledForClient: "A047302",
  propertiesTooBig: "A242201",
  codes: {
    refused: "A242001",
    done: "A242002",
    unknown: "A242304",
    foreign: "A242305",
    expired: "A242306",
    pending: "A242307",
    inRedemption: "A242309",
  },
  requests: ({ deviceRequests }) => deviceRequests,
  checkGrant(context, call, { client: { client }, scopes }) {
    checkTokenFapi(context, call, scopes);
    if (!scopes.includes("openid")) return;
    if (client.idTokenSignAlg === "NONE")
      throw new CallerFault("A242308", "The ID tokens of the client would not be signed.");
    if (client.clientType === "PUBLIC" && client.idTokenSignAlg.startsWith("HS"))
      throw new CallerFault("A406301", "The client is public and has no secret to sign ID tokens by.");
  },
});
