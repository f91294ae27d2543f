// The certificate chain of a client with tls_client_auth: RFC 8705, section 2.1, and RFC 5280, section 6.1.
import { describe, expect, test } from "vitest";
import type { ClientSettings, ServiceSettings } from "../../../src/emulator/index.js";
import {
  authority,
  BasicConstraintsExtension,
  certify,
  Extension,
  holderOf,
  KeyUsageFlags,
  KeyUsagesExtension,
  type CertificateOrder,
  type Holder,
} from "../certificate-authority.js";
import { form, post, standing, start, type Answer } from "../caller.js";
import { clientCertificate, derOf } from "../certificates.js";

const SECOND = 1000;
const dns = "client.example.com";
const asClient = holderOf(dns);

const root = await certify("CN=Root,C=JP");
const upper = await certify("CN=Upper", root);
const lower = await certify("CN=Lower", upper);
const leaf = await certify("CN=Client", lower, { extensions: asClient });

const pathOf = (...holders: Holder[]) => holders.map(({ pem }) => pem);

/** A client sends its certificate to the token endpoint of a service that validates chains. */
function authenticate(
  call: object,
  service: ServiceSettings = {},
  client: ClientSettings = { tokenAuthMethod: "TLS_CLIENT_AUTH", tlsClientAuthSanDns: dns },
): Promise<Answer> {
  const emulator = standing({
    clients: [{ clientId: 1, grantTypes: ["CLIENT_CREDENTIALS"], bcDeliveryMode: null, ...client }],
    service: {
      supportedTokenAuthMethods: ["TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"],
      mutualTlsValidatePkiCertChain: true,
      trustedRootCertificates: [root.pem],
      ...service,
    },
  });
  const parameters = form({ client_id: "1", grant_type: "client_credentials" });
  return post(emulator, "/auth/token", { parameters, ...call });
}

const byChain = (certificate: Holder, path: readonly Holder[], service: ServiceSettings = {}) =>
  authenticate({ clientCertificate: certificate.pem, clientCertificatePath: pathOf(...path) }, service);

const outcome = ({ status, body }: Answer) => [status, body["action"], body["resultCode"]];
const accepted = [200, "OK", "A052001"];

function refused(code: string, text: string, method = "TLS_CLIENT_AUTH"): Answer {
  const resultMessage = `[${code}] ${text}`;
  return {
    status: 200,
    body: {
      action: "INVALID_CLIENT",
      resultCode: code,
      resultMessage,
      responseContent: JSON.stringify({ error: "invalid_client", error_description: resultMessage }),
      clientId: 1,
      clientIdAliasUsed: false,
      clientAuthMethod: method,
    },
  };
}

describe("a chain is good", () => {
  test("from the certificate by two authorities to a trusted root", async () => {
    expect(outcome(await byChain(leaf, [lower, upper]))).toEqual(accepted);
  });

  test("that ends with the root itself, or whose certificate was issued by the root", async () => {
    expect(outcome(await byChain(leaf, [lower, upper, root]))).toEqual(accepted);
    const direct = await certify("CN=Client", root, { extensions: asClient });
    expect(outcome(await authenticate({ clientCertificate: direct.pem }))).toEqual(accepted);
  });

  test("that ends at an authority which is trusted itself, however the issuer's name is written", async () => {
    expect(outcome(await byChain(leaf, [], { trustedRootCertificates: [root.pem, lower.pem] }))).toEqual(accepted);
    const shouting = await certify("CN=Client", lower, { extensions: asClient, issuerName: "CN=LOWER" });
    expect(outcome(await byChain(shouting, [lower, upper]))).toEqual(accepted);
  });

  test("to the one of two roots of one name that signed", async () => {
    const older = await certify(root.name);
    const trustedRootCertificates = [older.pem, root.pem];
    expect(outcome(await byChain(leaf, [lower, upper], { trustedRootCertificates }))).toEqual(accepted);
  });

  test.each(["ES384", "ES512", "RS256", "PS384", "EdDSA"] as const)("that is signed by %s", async (alg) => {
    const other = await certify("CN=Other root", undefined, { alg });
    const client = await certify("CN=Client", other, { extensions: asClient });
    expect(outcome(await byChain(client, [], { trustedRootCertificates: [other.pem] }))).toEqual(accepted);
  });

  test("in the first and the last moment of its certificates", async () => {
    for (const time of [{ notBefore: start }, { notAfter: start }]) {
      const client = await certify("CN=Client", lower, { extensions: asClient, ...time });
      expect(outcome(await byChain(client, [lower, upper]))).toEqual(accepted);
    }
  });

  test("of as many authorities as may be, where one that issued to itself does not count", async () => {
    const strict = await certify("CN=Strict", root, { extensions: authority(0) });
    const again = await certify("CN=Strict", strict, { extensions: authority(0) });
    const client = await certify("CN=Client", again, { extensions: asClient });
    expect(outcome(await byChain(client, [again, strict]))).toEqual(accepted);
  });
});

describe("A157339: a chain is broken", () => {
  /** A chain with a different upper authority. */
  async function withUpper(order: CertificateOrder, issuer: Holder = root) {
    const other = await certify("CN=Upper", issuer, order);
    const below = await certify("CN=Lower", other);
    return byChain(await certify("CN=Client", below, { extensions: asClient }), [below, other]);
  }

  const upperName = "issuer of the issuer of the client certificate";

  test.each<[name: string, order: CertificateOrder, text: string]>([
    ["has expired", { notAfter: start - SECOND }, "has expired"],
    ["is not valid yet", { notBefore: start + SECOND }, "is not valid yet"],
    ["says that it is none", { extensions: [new BasicConstraintsExtension(false)] }, "is not a certificate authority"],
    ["does not say that it is one", { extensions: [] }, "is not a certificate authority"],
    [
      "may not sign certificates",
      {
        extensions: [
          new BasicConstraintsExtension(true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.cRLSign),
        ],
      },
      "has a key that is not for signing certificates",
    ],
    ["may have none below it", { extensions: authority(0) }, "has more authorities below it than it may"],
    [
      "has a critical extension that nobody knows",
      { extensions: [...authority(), new Extension("1.2.3.4", true, new Uint8Array([5, 0]))] },
      "has the critical extension 1.2.3.4, which is not understood",
    ],
  ])("where an authority %s", async (_name, order, text) => {
    expect(await withUpper(order)).toEqual(refused("A157339", `The ${upperName} ${text}.`));
  });

  test("where the root is none, has expired, or may have no such authorities below it", async () => {
    for (const [order, text] of [
      [{ extensions: [] }, "is not a certificate authority"],
      [{ notAfter: start - SECOND }, "has expired"],
      [{ extensions: authority(1) }, "has more authorities below it than it may"],
    ] as const) {
      const other = await certify("CN=Other root", undefined, order);
      const above = await certify("CN=Upper", other);
      const below = await certify("CN=Lower", above);
      const client = await certify("CN=Client", below, { extensions: asClient });
      expect(await byChain(client, [below, above], { trustedRootCertificates: [other.pem] })).toEqual(
        refused("A157339", `The issuer of the ${upperName} ${text}.`),
      );
    }
  });

  test("where the client certificate has expired, or is not valid yet", async () => {
    for (const [time, text] of [
      [{ notAfter: start - SECOND }, "has expired"],
      [{ notBefore: start + SECOND }, "is not valid yet"],
    ] as const) {
      const client = await certify("CN=Client", lower, { extensions: asClient, ...time });
      expect(await byChain(client, [lower, upper])).toEqual(refused("A157339", `The client certificate ${text}.`));
    }
  });

  const unsigned = (name: string) =>
    refused(
      "A157339",
      `The ${name} is not signed with the key of its issuer, or by an algorithm that is not supported.`,
    );

  test("where a certificate or an authority is signed by somebody who has only the name of its issuer", async () => {
    const impostor = { ...(await certify("CN=Impostor")), name: lower.name };
    const client = await certify("CN=Client", impostor, { extensions: asClient });
    expect(await byChain(client, [lower, upper])).toEqual(unsigned("client certificate"));
    expect(await withUpper({}, { ...impostor, name: root.name })).toEqual(unsigned(upperName));
  });

  test("where an authority was changed after it was signed", async () => {
    const changed = Buffer.from(derOf(lower.pem), "base64");
    // Names are compared case-insensitively.
    changed.write("LOWER", changed.indexOf("Lower"));
    const pem = `-----BEGIN CERTIFICATE-----\n${changed.toString("base64")}\n-----END CERTIFICATE-----`;
    expect(await byChain(leaf, [{ ...lower, pem }, upper])).toEqual(unsigned("issuer of the client certificate"));
  });

  const unlinked = (name: string) =>
    refused("A157339", `The issuer of the ${name} is neither a trusted root nor next in the certificate path.`);

  test("where nobody trusts the root, although it is in the path", async () => {
    const other = await certify("CN=Other root");
    const service = { trustedRootCertificates: [other.pem] };
    expect(await byChain(leaf, [lower, upper, root], service)).toEqual(unlinked(`issuer of the ${upperName}`));
    const selfSigned = await certify("CN=Client", undefined, { extensions: asClient });
    expect(await byChain(selfSigned, [])).toEqual(unlinked("client certificate"));
  });

  test("where a link is missing, or the links are in another order", async () => {
    expect(await byChain(leaf, [])).toEqual(unlinked("client certificate"));
    expect(await byChain(leaf, [upper])).toEqual(unlinked("client certificate"));
    expect(await byChain(leaf, [upper, lower])).toEqual(unlinked("client certificate"));
    expect(await byChain(leaf, [lower])).toEqual(unlinked("issuer of the client certificate"));
    const { status, body } = await authenticate({ clientCertificate: leaf.pem });
    expect({ status, body }).toEqual(unlinked("client certificate"));
  });
});

describe("a service that follows chains", () => {
  test("A157335: needs trusted roots", async () => {
    expect(await byChain(leaf, [lower, upper], { trustedRootCertificates: [] })).toEqual(
      refused("A157335", "The service has no trusted root certificates."),
    );
  });

  test("A157336: cannot trust what is no certificate", async () => {
    expect(await byChain(leaf, [lower, upper], { trustedRootCertificates: [root.pem, "x"] })).toEqual(
      refused("A157336", "A trusted root certificate of the service cannot be read."),
    );
  });

  test("A157338: cannot follow a path of what are no certificates", async () => {
    expect(await authenticate({ clientCertificate: leaf.pem, clientCertificatePath: [lower.pem, "x"] })).toEqual(
      refused("A157338", "A certificate of the client certificate path cannot be read."),
    );
  });

  test("A157346: still wants the name that is registered for the client", async () => {
    const other = await certify("CN=Client", lower, { extensions: holderOf("other.example.com") });
    expect(outcome(await byChain(other, [lower, upper]))).toEqual([200, "INVALID_CLIENT", "A157346"]);
  });

  test("takes a self-signed certificate by the key set of its client, and no other", async () => {
    const key = { kty: "EC", x5c: [derOf(clientCertificate)] };
    const tokenAuthMethod = "SELF_SIGNED_TLS_CLIENT_AUTH";
    const client: ClientSettings = { tokenAuthMethod, jwks: JSON.stringify({ keys: [key] }) };
    expect(outcome(await authenticate({ clientCertificate }, {}, client))).toEqual(accepted);
    expect(await authenticate({ clientCertificate: leaf.pem }, {}, client)).toEqual(
      refused("A157333", "The client certificate is not the registered one.", tokenAuthMethod),
    );
  });
});

test("a service that does not follow chains leaves that to the TLS of its server", async () => {
  const off = { mutualTlsValidatePkiCertChain: false, trustedRootCertificates: [] };
  expect(outcome(await byChain(leaf, [], off))).toEqual(accepted);
});

test.each(["2.5.29.30", "2.5.29.36"])("E041001: constraints on others, %s, are answered with 501", async (id) => {
  const constraints = new Extension(id, true, new Uint8Array([0x30, 0]));
  const other = await certify("CN=Lower", upper, { extensions: [...authority(), constraints] });
  const client = await certify("CN=Client", other, { extensions: asClient });
  const resultMessage = "[E041001] Certificate chains with constraints on names or policies are not emulated.";
  expect(await byChain(client, [other, upper])).toEqual({
    status: 501,
    body: { resultCode: "E041001", resultMessage },
  });
});
