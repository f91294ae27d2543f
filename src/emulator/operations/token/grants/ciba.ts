import { Refusal } from "../../../api/answers.js";
import { polledGrant } from "./polled-grant.js";

/** The CIBA grant: CIBA Core 1.0, sections 10.1 and 11. */
export const cibaGrant = polledGrant({
  grantType: "CIBA",
  name: "urn:openid:params:grant-type:ciba",
  by: "auth_req_id",
  parameters: { auth_req_id: { missing: "A200301", empty: "A200302", repeated: "A200303" } },
  disabledForClient: "A166306",
  codes: {
    refused: "A200001",
    done: "A200002",
    unknown: "A200304",
    foreign: "A200305",
    expired: "A200307",
    pending: "A200308",
    inRedemption: "A200310",
  },
  requests: ({ transactions }) => transactions,
  checkClient({ client: { client } }, transaction) {
    if ((transaction ? transaction.mode : client.bcDeliveryMode) === "PUSH")
      throw new Refusal("unauthorized_client", "A200306", "The client gets its tokens pushed.");
  },
  checkGrant(_context, _call, { client: { client } }) {
    if (client.idTokenSignAlg !== "NONE") return;
    const text = "The client's ID tokens are not signed, which CIBA does not allow.";
    throw new Refusal("unauthorized_client", "A200309", text);
  },
});
