// examples/authorization-server with --https and openid-client: client authentication with certificates, and tokens bound to one. RFC 8705.
import { existsSync } from "node:fs";
import { connect } from "node:tls";
import * as openid from "openid-client";
import { generate } from "selfsigned";
import { createClock } from "authlete/emulator";
import { expect, it, onTestFinished } from "vitest";
import { startExample } from "../../examples/authorization-server/example.js";
import { secureFetch } from "./secure-fetch.js";
import { Visitor } from "./visitor.js";

const REDIRECT_URI = "https://client.localhost/cb";

async function makeCertificate(name: string) {
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
  });
  return { key, cert };
}
const own = await makeCertificate("shop.example.com");
const foreign = await makeCertificate("shop.example.com");

async function start() {
  const example = await startExample({ https: true, clock: createClock({ start: Date.now() }) });
  onTestFinished(() => example.close());
  const ca = example.certificate!.cert;
  const x5c = own.cert.replace(/-----.*-----|\s/g, "");
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", await publicKeyOf(own.key));
  const { clientId } = example.backend.emulator!.addClient({
    clientName: "Shop",
    bcDeliveryMode: null,
    tokenAuthMethod: "SELF_SIGNED_TLS_CLIENT_AUTH",
    tlsClientCertificateBoundAccessTokens: true,
    jwks: JSON.stringify({ keys: [{ kty, crv, x, y, x5c: [x5c] }] }),
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
    responseTypes: ["CODE"],
    redirectUris: [REDIRECT_URI],
  });
  const clientWith = async (certificate?: typeof own) => {
    const fetchWith = secureFetch({ ca, ...certificate });
    const options = { [openid.customFetch]: fetchWith as openid.CustomFetch };
    return openid.discovery(new URL(example.url), String(clientId), {}, openid.TlsClientAuth(), options);
  };
  /** A user signs in and consents. */
  const signIn = async (config: openid.Configuration) => {
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const link = await openid.buildAuthorizationUrlWithPAR(config, {
      redirect_uri: REDIRECT_URI,
      scope: "openid email",
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
    });
    const visitor = new Visitor(secureFetch({ ca }));
    await visitor.open(link);
    await visitor.send({ email: "anna@example.com", password: "anna-likes-birds" });
    await visitor.send({ decision: "allow" });
    return openid.authorizationCodeGrant(config, visitor.arrived, { pkceCodeVerifier });
  };
  return { clientWith, signIn };
}

async function publicKeyOf(pem: string) {
  const der = Buffer.from(pem.replace(/-----.*-----|\s/g, ""), "base64");
  return crypto.subtle.importKey("pkcs8", der, { name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
}

it("a client authenticates by its certificate, and its tokens are of use with it alone", async () => {
  const { clientWith, signIn } = await start();
  const [client, thief, without] = [await clientWith(own), await clientWith(foreign), await clientWith()];
  const tokens = await signIn(client);
  expect(await openid.fetchUserInfo(client, tokens.access_token, "anna")).toMatchObject({ email: "anna@example.com" });
  for (const other of [thief, without]) {
    await expect(openid.fetchUserInfo(other, tokens.access_token, "anna")).rejects.toMatchObject({
      cause: [{ parameters: { error: "invalid_token" } }],
    });
    await expect(openid.refreshTokenGrant(other, tokens.refresh_token!)).rejects.toMatchObject({
      code: "OAUTH_WWW_AUTHENTICATE_CHALLENGE",
      status: 401,
    });
  }
  const { access_token } = await openid.refreshTokenGrant(client, tokens.refresh_token!);
  expect(await openid.fetchUserInfo(client, access_token, "anna")).toMatchObject({ sub: "anna" });
});

it("the certificate is good for the names of this machine and of the issuer, and its file goes with the server", async () => {
  const example = await startExample({ https: true, issuer: "https://as.example.com" });
  const { certificate, address, url } = example;
  const reach = (servername: string) =>
    new Promise<string>((resolve) => {
      const socket = connect({
        port: Number(new URL(address).port),
        host: "127.0.0.1",
        servername,
        ca: certificate!.cert,
      });
      socket
        .once("secureConnect", () => resolve("trusted"))
        .once("error", ({ code }: NodeJS.ErrnoException) => resolve(code!));
      socket.once("close", () => {}).once("secureConnect", () => socket.destroy());
    });
  try {
    expect(url).toBe("https://as.example.com");
    const names = ["localhost", "as.example.com", "other.example.com"];
    expect(await Promise.all(names.map(reach))).toEqual(["trusted", "trusted", "ERR_TLS_CERT_ALTNAME_INVALID"]);
    expect(existsSync(certificate!.path)).toBe(true);
  } finally {
    await example.close();
  }
  expect(existsSync(certificate!.path)).toBe(false);
});
