// The client certificate gets from the TLS connection to the API.
import { createServer, request as send, type ServerOptions } from "node:https";
import type { AddressInfo } from "node:net";
import { token } from "authlete/handlers";
import { peerCertificate, toNodeListener } from "authlete/node";
import { expect, test } from "vitest";
import { basic, createServer as createAuthorizationServer } from "../handlers/authorization-server.js";
import { selfSigned } from "./self-signed.js";

const server = selfSigned(["localhost"], [[127, 0, 0, 1]]);
const client = selfSigned(["client.example.com"], []);

/** The request to the API when a client posts to the token endpoint. */
async function told(options: ServerOptions, certificate: object): Promise<unknown> {
  const { authlete, onError, emulator } = createAuthorizationServer();
  const handler = token({ authlete, onError, clientCertificate: peerCertificate });
  const listener = createServer({ ...server, ...options }, toNodeListener(handler));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve, reject) => {
    const { port } = listener.address() as AddressInfo;
    const headers = {
      ...basic({ clientId: 1, clientSecret: "s" }),
      "content-type": "application/x-www-form-urlencoded",
    };
    const to = { port, host: "127.0.0.1", method: "POST", path: "/token", headers, ca: server.cert, ...certificate };
    const request = send(to, (response) => void response.resume().once("end", resolve));
    request.once("error", reject).end("a=b");
  });
  await new Promise((resolve) => (listener.close(resolve), listener.closeAllConnections()));
  return emulator.requests[0]!.body;
}

const form = { parameters: "a=b", clientId: "1", clientSecret: "s" };
const asking = { requestCert: true, rejectUnauthorized: false };

test("a certificate is passed on as the client sent it", async () => {
  expect(await told(asking, client)).toEqual({ ...form, clientCertificate: client.cert });
});

test("without a certificate, or without being asked for it, there is none", async () => {
  expect(await told(asking, {})).toEqual(form);
  expect(await told({}, client)).toEqual(form);
});

test("a request that did not come by a listener has none", () => {
  expect(peerCertificate(new Request("https://as.example.com/"))).toEqual([]);
});
