// serverless-http creates requests from AWS Lambda events. It only sets one form of their headers.
import { revocation, userinfo } from "authlete/handlers";
import { toNodeListener } from "authlete/node";
import serverless from "serverless-http";
import { expect, it } from "vitest";
import { createApiDouble } from "../handlers/api-double.js";

const FORM = "token=a%2Fb&token_type_hint=access_token";
const HEADERS = {
  host: "as.example.com",
  "content-type": "application/x-www-form-urlencoded",
  authorization: `Basic ${btoa("1:s%2D1")}`,
};

/** The same request as each kind of event. */
const events: [name: string, event: object][] = [
  [
    "an HTTP API",
    {
      version: "2.0",
      rawPath: "/revoke",
      rawQueryString: "",
      headers: HEADERS,
      requestContext: { http: { method: "POST", path: "/revoke", sourceIp: "192.0.2.1" } },
      body: FORM,
    },
  ],
  [
    "an HTTP API with a body in base64",
    {
      version: "2.0",
      rawPath: "/revoke",
      rawQueryString: "",
      headers: HEADERS,
      requestContext: { http: { method: "POST", path: "/revoke", sourceIp: "192.0.2.1" } },
      body: btoa(FORM),
      isBase64Encoded: true,
    },
  ],
  [
    "a REST API",
    {
      httpMethod: "POST",
      path: "/revoke",
      headers: HEADERS,
      multiValueHeaders: Object.fromEntries(Object.entries(HEADERS).map(([name, value]) => [name, [value]])),
      requestContext: {},
      body: FORM,
    },
  ],
];

it.each(events)("%s gives the handler the whole request", async (_, event) => {
  const { authlete, calls, faults, onError } = createApiDouble();
  const handler = serverless(toNodeListener(revocation({ authlete, onError })));
  expect(await handler(event, {})).toMatchObject({ statusCode: 200, headers: { "cache-control": "no-store" } });
  expect(calls).toEqual([["revocation.process", { parameters: FORM, clientId: "1", clientSecret: "s-1" }]]);
  expect(faults).toEqual([]);
});

it("a GET and its query", async () => {
  const { authlete } = createApiDouble();
  const asked: unknown[] = [];
  const process = (body: object) => {
    asked.push(body);
    return Promise.resolve({ action: "UNAUTHORIZED", responseContent: 'Bearer error="invalid_token"' });
  };
  Object.assign(authlete, { userinfo: { process, issue: process } });
  const handler = serverless(toNodeListener(userinfo({ authlete, claims: () => ({}) })));
  const answer = await handler(
    {
      version: "2.0",
      rawPath: "/userinfo",
      rawQueryString: "access_token=t",
      headers: { host: "as.example.com" },
      requestContext: { http: { method: "GET", path: "/userinfo", sourceIp: "192.0.2.1" } },
    },
    {},
  );
  expect(answer).toMatchObject({ statusCode: 401, headers: { "www-authenticate": 'Bearer error="invalid_token"' } });
  expect(asked).toEqual([{ token: "t" }]);
});
