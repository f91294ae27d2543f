import { createClient, type components, type operations, type paths } from "authlete/openapi-fetch";
import type { BackchannelAuthenticationFailResponse } from "authlete/models";
import type { Client } from "openapi-fetch";
import { no, yes, type Equals, type IsAny } from "./equals.js";

const api = createClient({ serviceId: "1", retry: false });
no<IsAny<typeof api>>();
yes<Equals<typeof api, Client<paths>>>();
declare const model: BackchannelAuthenticationFailResponse;
void (model satisfies components["schemas"]["BackchannelAuthenticationFailResponse"]);
no<IsAny<operations["ciba.fail"]["responses"][200]>>();

const params = { path: { serviceId: "1" } };
const FAIL = "/api/{serviceId}/backchannel/authentication/fail";

export async function narrowed(): Promise<BackchannelAuthenticationFailResponse | undefined> {
  const { data, error } = await api.POST(FAIL, { params, body: { ticket: "t", reason: "ACCESS_DENIED" } });
  if (data === undefined) {
    no<IsAny<typeof error>>();
    void error.resultCode;
    return data;
  }
  yes<Equals<typeof data.responseContent, string>>();
  yes<Equals<typeof error, undefined>>();
  // @ts-expect-error an action that there is not
  void (data.action === "ACCESS_DENYED");
  return data;
}

// @ts-expect-error a misspelt path
void api.POST("/api/{serviceId}/backchannel/authentication/fial", { params, body: { ticket: "t" } });
// @ts-expect-error a method that the path does not have
void api.GET(FAIL, { params });
// @ts-expect-error no body
void api.POST(FAIL, { params });
// @ts-expect-error a wrong value
void api.POST(FAIL, { params, body: { ticket: "t", reason: "ACCESS_DENYED" } });
// @ts-expect-error a missing property
void api.POST(FAIL, { params, body: { reason: "ACCESS_DENIED" } });
// @ts-expect-error no path parameter
void api.GET("/api/{serviceId}/client/get/{clientId}", { params });
// @ts-expect-error an unknown option
createClient({ serviceID: "1" });
