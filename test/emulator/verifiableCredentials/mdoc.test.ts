// Mdocs, ISO/IEC 18013-5, read and verified with an independent library.
import { createHash, createPublicKey, verify as verifySignature, X509Certificate } from "node:crypto";
import { cborDecode, COSEKey, parseIssuerSigned, Verifier, type MdocContext, type X509Context } from "@animo-id/mdoc";
import fc from "fast-check";
import { importJWK } from "jose";
import { describe, expect, test } from "vitest";
import type { ServiceSettings } from "../../../src/emulator/index.js";
import { start } from "../caller.js";
import { certificateOf } from "../certificates.js";
import { keyOf, type ClientKey } from "../signing.js";
import {
  configurations,
  credentialsOf,
  credentialStage,
  issueTo,
  issuerJwk,
  metadata,
  proofOf,
  publicIssuerJwk,
  requestOf,
} from "./credential-caller.js";

const doctype = "org.iso.18013.5.1.mDL";
const nameSpace = "org.iso.18013.5.1";
const claims = {
  [nameSpace]: { family_name: "Lindqvist", birth_date: 'cbor:1004("1990-05-17")', height: 171 },
  [`${nameSpace}.SE`]: { resident: true },
};
type Algorithm = "ES256" | "ES384" | "ES512" | "EdDSA";

const x509: X509Context = {
  getIssuerNameField: ({ certificate, field }) =>
    new X509Certificate(certificate).issuer.split("\n").flatMap((line) => line.split(`${field}=`)[1] ?? []),
  getPublicKey: ({ certificate }) => new X509Certificate(certificate).publicKey.export({ format: "jwk" }),
  validateCertificateChain: ({ trustedCertificates: [trusted], x5chain: [first] }) => {
    const certificate = new X509Certificate(first);
    if (!certificate.verify(new X509Certificate(trusted).publicKey)) throw new Error("not signed by the root");
  },
  getCertificateData: ({ certificate }) => {
    const read = new X509Certificate(certificate);
    return {
      issuerName: read.issuer,
      subjectName: read.subject,
      serialNumber: read.serialNumber,
      thumbprint: read.fingerprint256,
      notBefore: new Date(read.validFrom),
      notAfter: new Date(read.validTo),
      pem: read.toString(),
    };
  },
};
const cose = {
  sign1: {
    verify: ({ jwk, sign1 }: Parameters<MdocContext["cose"]["sign1"]["verify"]>[0]) => {
      const { data, signature, alg } = sign1.getRawVerificationData();
      const key = createPublicKey({ key: jwk as never, format: "jwk" });
      const hash = alg === "EdDSA" ? null : `sha${alg.slice(2)}`;
      return verifySignature(hash, data, { key, dsaEncoding: "ieee-p1363" }, signature);
    },
  },
} as unknown as MdocContext["cose"];
const crypto = {
  digest: ({ bytes }: { bytes: Uint8Array }) => new Uint8Array(createHash("sha256").update(bytes).digest()),
} as unknown as MdocContext["crypto"];

const read = (credential: string) => parseIssuerSigned(Buffer.from(credential, "base64url"), doctype);

/** Verifies signature, validity, certificate and digests. The library throws if one is wrong. */
async function verify(credential: string, now = new Date(start)): Promise<ReturnType<typeof read>> {
  const mdoc = read(credential);
  const { issuerAuth } = mdoc.issuerSigned;
  const trustedCertificates = [issuerAuth.certificate];
  const options = { trustedCertificates, issuerAuth, now, disableCertificateChainValidation: false };
  await new Verifier().verifyIssuerSignature(options, { x509, cose });
  await new Verifier().verifyData({ mdoc }, { x509, crypto });
  return mdoc;
}

async function issueLicence(service: ServiceSettings = {}, order: object = {}, key?: ClientKey): Promise<string> {
  const wallet = key ?? (await keyOf("ES256", "wallet"));
  const answer = await issueTo(credentialStage(service), requestOf("licence", await proofOf(wallet)), {
    credentialPayload: JSON.stringify({ doctype, claims }),
    ...order,
  });
  expect(answer.body).toMatchObject({ action: "OK" });
  return credentialsOf(answer)[0]!;
}

/** Settings that allow any algorithm for the signatures of licences and the keys they are bound to. */
const anyAlgorithm = (changes: object = {}): ServiceSettings => {
  const { proof_types_supported: _types, ...licence } = configurations.licence;
  const credentialsSupported = JSON.stringify({ ...configurations, licence: { ...licence, ...changes } });
  return { credentialIssuerMetadata: { ...metadata, credentialsSupported } };
};

const signingKeyOf = async (alg: Algorithm) => {
  const { privateKey } = await keyOf(alg, "issuer");
  const {
    key_ops: _ops,
    ext: _ext,
    ...jwk
  } = (await globalThis.crypto.subtle.exportKey("jwk", privateKey)) as Record<string, unknown>;
  return { ...jwk, alg };
};

describe("an mdoc", () => {
  test("is signed by the issuer, bound to the wallet's key, and says what it was ordered to say", async () => {
    const mdoc = await verify(await issueLicence());
    expect(mdoc.docType).toBe(doctype);
    const told = Object.fromEntries(
      mdoc.issuerSignedNameSpaces.map((name) => [name, Object.fromEntries(mdoc.getIssuerNameSpace(name)!)]),
    );
    expect(JSON.parse(JSON.stringify(told))).toEqual({
      ...claims,
      [nameSpace]: { ...claims[nameSpace], birth_date: "1990-05-17" },
    });
    const { version, digestAlgorithm, deviceKeyInfo, validityInfo } = mdoc.issuerSigned.issuerAuth.decodedPayload;
    expect([version, digestAlgorithm]).toEqual(["1.0", "SHA-256"]);
    const { crv, kty, x, y } = COSEKey.import(deviceKeyInfo!.deviceKey).toJWK();
    expect({ crv, kty, x, y }).toEqual((await keyOf("ES256", "wallet")).jwk);
    const year = new Date(start + 365 * 86_400_000);
    expect(validityInfo).toMatchObject({ signed: new Date(start), validFrom: new Date(start), validUntil: year });
  });

  test("that was changed does not verify", async () => {
    const bytes = Buffer.from(await issueLicence(), "base64url");
    const name = bytes.indexOf("Lindqvist");
    const forged = Buffer.from(bytes)
      .fill("M", name, name + 1)
      .toString("base64url");
    await expect(verify(forged)).rejects.toThrow(/digest/);
    const type = bytes.lastIndexOf("SHA-256");
    const changed = Buffer.from(bytes)
      .fill("T", type, type + 1)
      .toString("base64url");
    await expect(verify(changed)).rejects.toThrow(/signature/);
  });

  test("is numbered from 1, with 16 random bytes and the tag of an embedded value for each element", async () => {
    const issuerSigned = cborDecode(Buffer.from(await issueLicence(), "base64url")) as Map<
      string,
      Map<string, { data: Map<string, unknown> }[]>
    >;
    const items = [...issuerSigned.get("nameSpaces")!.values()].flat().map(({ data }) => data);
    expect(items.map((item) => [...item.keys()])).toEqual(
      Array(4).fill(["digestID", "random", "elementIdentifier", "elementValue"]),
    );
    expect(items.map((item) => item.get("digestID"))).toEqual([1, 2, 3, 4]);
    const randoms = items.map((item) => Buffer.from(item.get("random") as Uint8Array).toString("hex"));
    expect([new Set(randoms).size, ...randoms.map(({ length }) => length)]).toEqual([4, 32, 32, 32, 32]);
  });

  test("is an untagged COSE_Sign1 with alg and x5chain, over a tagged object whose times have no fractions", async () => {
    const issuerSigned = cborDecode(Buffer.from(await issueLicence(), "base64url")) as Map<string, unknown>;
    expect([...issuerSigned.keys()]).toEqual(["nameSpaces", "issuerAuth"]);
    const [head, others, payload, signature, ...more] = issuerSigned.get("issuerAuth") as [
      Uint8Array,
      Map<number, Uint8Array>,
      Uint8Array,
      Uint8Array,
    ];
    expect([cborDecode(head), [...others.keys()], signature.length, more]).toEqual([new Map([[1, -7]]), [33], 64, []]);
    expect(new X509Certificate(others.get(33)!).subject).toContain("Emulated");
    const hex = Buffer.from(payload).toString("hex");
    expect(hex).toMatch(/^d81859/);
    const time = (milliseconds: number) => {
      const text = new Date(milliseconds).toISOString().replace(".000", "");
      return `c074${Buffer.from(text).toString("hex")}`;
    };
    const nameOf = (text: string) => Buffer.from(text).toString("hex");
    for (const [name, at] of [
      ["signed", start],
      ["validFrom", start],
      ["validUntil", start + 365 * 86_400_000],
    ] as const)
      expect(hex).toContain(`${nameOf(name)}${time(at)}`);
  });

  test("is bound to no key where the request had no proof", async () => {
    const stage = credentialStage(anyAlgorithm({ cryptographic_binding_methods_supported: undefined }));
    const credentialPayload = JSON.stringify({ doctype, claims });
    const [credential] = credentialsOf(await issueTo(stage, requestOf("licence"), { credentialPayload }));
    expect((await verify(credential!)).docType).toBe(doctype);
    const names = [credential!, await issueLicence()].map((text) =>
      Buffer.from(text, "base64url").includes("deviceKeyInfo"),
    );
    expect(names).toEqual([false, true]);
  });

  test("has a certificate that the key signed for itself, the same each time, with the name of an emulator", async () => {
    const stage = credentialStage();
    const issueOne = async () => {
      const order = { credentialPayload: JSON.stringify({ doctype, claims }) };
      const answer = await issueTo(stage, requestOf("licence", await proofOf(await keyOf("ES256", "wallet"))), order);
      return read(credentialsOf(answer)[0]!).issuerSigned.issuerAuth.certificate;
    };
    const certificate = new X509Certificate(await issueOne());
    expect(certificate.subject).toBe("C=XX\nCN=Emulated credential issuer for tests");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.publicKey.export({ format: "jwk" })).toMatchObject({
      x: publicIssuerJwk.x,
      y: publicIssuerJwk.y,
    });
    expect(new X509Certificate(await issueOne()).fingerprint256).toBe(certificate.fingerprint256);
  });

  test("has the certificates of its key, where it has some", async () => {
    const first = await certificateOf((await importJWK(publicIssuerJwk, "ES256", { extractable: true })) as CryptoKey);
    const chainOf = async (...x5c: string[]) => {
      const credentialJwks = JSON.stringify({ keys: [{ ...issuerJwk, x5c }] });
      const { certificateChain } = read(await issueLicence({ credentialJwks })).issuerSigned.issuerAuth;
      return certificateChain.map((bytes) => Buffer.from(bytes).toString("base64"));
    };
    expect(await chainOf(first)).toEqual([first]);
    expect(await chainOf(first, first)).toEqual([first, first]);
  });

  test.each(["ES256", "ES384", "ES512", "EdDSA"] as const)(
    "can be signed by %s, and bound to a key of it",
    async (alg) => {
      const credentialJwks = JSON.stringify({ keys: [await signingKeyOf(alg)] });
      const wallet = await keyOf(alg, "wallet");
      const mdoc = await verify(await issueLicence({ ...anyAlgorithm(), credentialJwks }, {}, wallet));
      expect(mdoc.issuerSigned.issuerAuth.algName).toBe(alg);
      const { crv, kty, x, y } = COSEKey.import(
        mdoc.issuerSigned.issuerAuth.decodedPayload.deviceKeyInfo!.deviceKey,
      ).toJWK();
      expect(JSON.parse(JSON.stringify({ crv, kty, x, y }))).toEqual(wallet.jwk);
    },
  );

  test("is signed by an algorithm of the metadata, which has it by its number in COSE", async () => {
    const credentialJwks = JSON.stringify({ keys: [await signingKeyOf("ES384"), await signingKeyOf("ES256")] });
    const algOf = async (...credential_signing_alg_values_supported: unknown[]) =>
      read(await issueLicence({ ...anyAlgorithm({ credential_signing_alg_values_supported }), credentialJwks }))
        .issuerSigned.issuerAuth.algName;
    expect([await algOf(-7), await algOf(-35), await algOf("ES256")]).toEqual(["ES256", "ES384", "ES256"]);
  });

  test("expires when the order says", async () => {
    const credential = await issueLicence({}, { credentialDuration: 60 });
    await verify(credential, new Date(start + 60_000));
    await expect(verify(credential, new Date(start + 61_000))).rejects.toThrow(/valid at the time/);
  });

  test("expires in the year 9999 at the latest", async () => {
    const mdoc = await verify(await issueLicence({}, { credentialDuration: Number.MAX_SAFE_INTEGER }));
    const { validUntil } = mdoc.issuerSigned.issuerAuth.decodedPayload.validityInfo;
    expect(validUntil.toISOString()).toBe("9999-12-31T23:59:59.000Z");
  });

  test("cannot be bound to an RSA key", async () => {
    const wallet = await keyOf("RS256", "wallet");
    const answer = await issueTo(credentialStage(anyAlgorithm()), requestOf("licence", await proofOf(wallet)), {
      credentialPayload: JSON.stringify({ doctype, claims }),
    });
    expect(answer.body).toMatchObject({ action: "BAD_REQUEST", resultCode: "E040306" });
  });

  // The examples of RFC 8949, appendix A, that can be expressed in JSON or in the notation.
  test.each([
    [0, "00"],
    [23, "17"],
    [24, "1818"],
    [255, "18ff"],
    [1000, "1903e8"],
    [1_000_000, "1a000f4240"],
    [1_000_000_000_000, "1b000000e8d4a51000"],
    [-1, "20"],
    [-1000, "3903e7"],
    [1.1, "fb3ff199999999999a"],
    [true, "f5"],
    [false, "f4"],
    [null, "f6"],
    ["", "60"],
    ["ü", "62c3bc"],
    [[], "80"],
    [[1, [2, 3]], "8201820203"],
    [Array.from({ length: 25 }, (_, index) => index + 1), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"],
    [{ a: 1, b: [2, 3] }, "a26161016162820203"],
    ["cbor:-1000", "3903e7"],
    ["cbor:0x10", "10"],
    ["cbor:1.5e3", "fb4097700000000000"],
    ["cbor:-1.0", "fbbff0000000000000"],
    ["cbor:0X10", "10"],
    ["cbor:undefined", "f7"],
    ["cbor: [ 1, [ 2 , 3 ] ] ", "8201820203"],
    ["cbor:{1: 2, 3: 4}", "a201020304"],
    ["cbor:{}", "a0"],
    ["cbor:[]", "80"],
    ['cbor:"a\\"b"', "63612262"],
    ["cbor:h'01 02 03 04'", "4401020304"],
    ["cbor:''", "40"],
    ["cbor:'IETF'", "4449455446"],
    ["cbor:b64'AQIDBA=='", "4401020304"],
    ["cbor:b64'-_8'", "42fbff"],
    ["cbor:b32'AEBAGBA='", "4401020304"],
    ["cbor:h32'0410610='", "4401020304"],
    ["cbor:24(h'6449455446')", "d818456449455446"],
    ['cbor:0("2013-03-21T20:04:00Z")', "c074323031332d30332d32315432303a30343a30305a"],
    ["cbor:true", "f5"],
  ])("has the value %j as %s", async (value, hex) => {
    const credentialPayload = JSON.stringify({ doctype, claims: { [nameSpace]: { a: value } } });
    const credential = await issueLicence({}, { credentialPayload });
    const name = Buffer.from("elementValue").toString("hex");
    const bytes = Buffer.from(credential, "base64url").toString("hex");
    const [, element] = bytes.split(name);
    // The element is followed by the document's other member.
    expect(element).toMatch(new RegExp(`^${hex}6a${Buffer.from("issuerAuth").toString("hex")}`));
  });

  test.each([
    "cbor:",
    "cbor:[1",
    "cbor:1 2",
    "cbor:h'0'",
    "cbor:h'xy'",
    "cbor:nothing",
    "cbor:{1}",
    "cbor:1004(",
    "cbor:]",
    "cbor:b32'1'",
    "cbor:-0x10",
    `cbor:${"[".repeat(66)}${"]".repeat(66)}`,
    `cbor:${"[".repeat(100_000)}`,
  ])("is not made of %j", async (value) => {
    const credentialPayload = JSON.stringify({ doctype, claims: { [nameSpace]: { a: value } } });
    const proof = await proofOf(await keyOf("ES256", "wallet"));
    const { body } = await issueTo(credentialStage(), requestOf("licence", proof), { credentialPayload });
    expect(body).toMatchObject({ action: "BAD_REQUEST", resultCode: "E040306" });
  });

  test("has whatever JSON it is ordered to have", async () => {
    const stage = credentialStage(anyAlgorithm({ cryptographic_binding_methods_supported: undefined }));
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const credentialPayload = JSON.stringify({ doctype, claims: { [nameSpace]: { a: value } } });
        fc.pre(!credentialPayload.includes("cbor:") && !credentialPayload.includes("__proto__"));
        const answer = await issueTo(stage, requestOf("licence"), { credentialPayload });
        const mdoc = await verify(credentialsOf(answer)[0]!);
        const plain = (read: unknown): unknown =>
          read instanceof Map
            ? Object.fromEntries([...(read as Map<string, unknown>)].map(([name, entry]) => [name, plain(entry)]))
            : Array.isArray(read)
              ? read.map(plain)
              : // The library reads 64-bit integers as BigInt.
                typeof read === "bigint"
                ? Number(read)
                : read;
        expect(plain(mdoc.getIssuerNameSpace(nameSpace)!.get("a"))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
