// SD-JWT VCs, read and verified with an independent library.
import { createHash } from "node:crypto";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import fc from "fast-check";
import { calculateJwkThumbprint, compactVerify, decodeJwt, decodeProtectedHeader, importJWK } from "jose";
import { describe, expect, test } from "vitest";
import { contentOf, start } from "../caller.js";
import { certificateOf } from "../certificates.js";
import { anyString, matching } from "../matchers.js";
import { keyOf, type ClientKey } from "../signing.js";
import {
  credentialsOf,
  credentialStage,
  infoOf,
  issueTo,
  issuer,
  issuerJwk,
  metadata,
  proofOf,
  publicIssuerJwk,
  requestOf,
  type CredentialStage,
} from "./credential-caller.js";

const vct = `${issuer}/identity`;
const now = start / 1000;
const payload = {
  vct,
  sub: "anna",
  family_name: "Lindqvist",
  address: { country: "SE", lines: { first: "Storgatan 1" } },
  nationalities: ["SE", "FI"],
};

/** Verifies a credential with the keys of the issuer, at the emulator's time. */
async function verify(credential: string, seconds = now): Promise<Record<string, unknown>> {
  const key = await importJWK(publicIssuerJwk, "ES256");
  const library = new SDJwtVcInstance({
    hasher: (data, alg) =>
      createHash(alg.replace("-", ""))
        .update(typeof data === "string" ? data : Buffer.from(data))
        .digest(),
    hashAlg: "sha-256",
    verifier: async (data, signature) => {
      await compactVerify(`${data}.${signature}`, key);
      return true;
    },
  });
  return (await library.verify(credential, { currentDate: seconds })).payload;
}

async function issueIdentity(stage: CredentialStage, order: object = {}, key?: ClientKey): Promise<string> {
  const wallet = key ?? (await keyOf("ES256", "wallet"));
  const answer = await issueTo(stage, requestOf("identity", await proofOf(wallet)), {
    credentialPayload: JSON.stringify(payload),
    ...order,
  });
  expect(answer.body).toMatchObject({ action: "OK", resultCode: "E040300" });
  return credentialsOf(answer)[0]!;
}

describe("an SD-JWT VC", () => {
  test("is signed by the issuer, bound to the wallet's key, and says what it was ordered to say", async () => {
    const wallet = await keyOf("ES256", "wallet");
    const credential = await issueIdentity(credentialStage());
    expect(await verify(credential)).toEqual({
      iss: issuer,
      iat: now,
      cnf: { jwk: wallet.jwk },
      ...payload,
    });
  });

  test("shows no claim of the user in its JWT: leaves of objects are hidden one by one, arrays as a whole", async () => {
    const [jwt, ...disclosures] = (await issueIdentity(credentialStage())).split("~");
    expect(decodeProtectedHeader(jwt!)).toEqual({
      alg: "ES256",
      kid: await calculateJwkThumbprint(issuerJwk),
      typ: "dc+sd-jwt",
    });
    const claims = decodeJwt(jwt!);
    const digest = matching(/^[\w-]{43}$/);
    expect(claims).toEqual({
      iss: issuer,
      iat: now,
      vct,
      cnf: { jwk: (await keyOf("ES256", "wallet")).jwk },
      address: { _sd: [digest], lines: { _sd: [digest] } },
      _sd: [digest, digest, digest],
      _sd_alg: "sha-256",
    });
    expect(claims["_sd"]).toEqual([...(claims["_sd"] as string[])].sort());
    expect(disclosures.at(-1)).toBe("");
    const told = disclosures
      .slice(0, -1)
      .map((text) => JSON.parse(Buffer.from(text, "base64url").toString()) as unknown[]);
    const salt = matching(/^[\w-]{22}$/);
    expect(told).toEqual([
      [salt, "sub", "anna"],
      [salt, "family_name", "Lindqvist"],
      [salt, "country", "SE"],
      [salt, "first", "Storgatan 1"],
      [salt, "nationalities", ["SE", "FI"]],
    ]);
    expect(new Set(told.map(([first]) => first)).size).toBe(told.length);
  });

  test.each([
    ["1.0-ID1", "vc+sd-jwt"],
    ["1.0-ID1", "dc+sd-jwt"],
    ["1.0", "vc+sd-jwt"],
    ["1.0", "dc+sd-jwt"],
  ])("of the version %s and the format %s has that as its typ", async (oid4vciVersion, format) => {
    const configuration = { format, vct: "x" };
    const credentialsSupported = JSON.stringify({ ticket: configuration });
    const stage = credentialStage({ oid4vciVersion, credentialIssuerMetadata: { ...metadata, credentialsSupported } });
    const accessToken = await stage.tokenOf({ credentialConfigurationIds: ["ticket"] });
    const requestContent = oid4vciVersion === "1.0" ? requestOf("ticket") : JSON.stringify(configuration);
    const { identifier } = infoOf(await stage.call("single/parse", { accessToken, requestContent }));
    const order = { requestIdentifier: identifier, credentialPayload: '{"vct":"x"}' };
    const { credential, credentials } = contentOf(await stage.call("single/issue", { accessToken, order })) as {
      credential?: string;
      credentials?: { credential: string }[];
    };
    expect(decodeProtectedHeader(String(credential ?? credentials![0]!.credential)).typ).toBe(format);
  });

  test("that was changed does not verify", async () => {
    const [jwt, first, ...others] = (await issueIdentity(credentialStage())).split("~");
    const [salt, name] = JSON.parse(Buffer.from(first!, "base64url").toString()) as string[];
    const forged = Buffer.from(JSON.stringify([salt, name, "bert"])).toString("base64url");
    expect(
      await verify([jwt, forged, ...others].join("~")).then(
        ({ sub }) => sub,
        () => "refused",
      ),
    ).not.toBe("bert");
    const [header, body, signature] = jwt!.split(".");
    const claims = { ...decodeJwt(jwt!), iss: "https://evil.example" };
    const changed = [header, Buffer.from(JSON.stringify(claims)).toString("base64url"), signature].join(".");
    expect(body).toEqual(anyString);
    await expect(verify([changed, first, ...others].join("~"))).rejects.toThrow();
  });

  test("hides nothing of what only the issuer says, whatever is ordered", async () => {
    const status = { status_list: { idx: 1, uri: `${issuer}/status` } };
    const order = { vct, iss: "https://evil.example", iat: 1, exp: 2, cnf: {}, nbf: now, status, type: "x" };
    const credential = await issueIdentity(credentialStage(), { credentialPayload: JSON.stringify(order) });
    const { cnf, ...claims } = decodeJwt(credential);
    expect(cnf).toEqual({ jwk: (await keyOf("ES256", "wallet")).jwk });
    expect(claims).toEqual({ iss: issuer, iat: now, exp: 2, vct, nbf: now, status, type: "x", _sd_alg: "sha-256" });
    expect(credential.split("~")).toHaveLength(2);
  });

  test.each([
    ["the order", { credentialDuration: 60 }, { credentialDuration: 120 }, now + 60],
    ["the service", {}, { credentialDuration: 120 }, now + 120],
    ["the service, with 0 in the order", { credentialDuration: 0 }, { credentialDuration: 120 }, now + 120],
    ["nobody", {}, { credentialDuration: 0 }, undefined],
    ["nobody, by the order", { credentialDuration: -1 }, { credentialDuration: 120 }, undefined],
  ])("expires when %s says", async (_name, order, service, exp) => {
    const credential = await issueIdentity(credentialStage(service), order);
    expect(decodeJwt(credential).exp).toBe(exp);
    if (exp !== undefined) await expect(verify(credential, exp + 1)).rejects.toThrow();
  });

  test("is for each of several keys, which share no salt", async () => {
    const keys = await Promise.all(["one", "two"].map((name) => keyOf("ES256", name)));
    const metadataOf = (stage: CredentialStage) => stage.emulator.service.credentialIssuerMetadata;
    const stage = credentialStage();
    stage.emulator.updateService({ credentialIssuerMetadata: { ...metadataOf(stage), batchSize: 2 } });
    const proofs = await Promise.all(keys.map((key) => proofOf(key)));
    const credentials = credentialsOf(
      await issueTo(stage, requestOf("identity", ...proofs), { credentialPayload: JSON.stringify(payload) }),
    );
    expect(credentials.map((credential) => decodeJwt(credential)["cnf"])).toEqual(keys.map(({ jwk }) => ({ jwk })));
    const disclosures = credentials.flatMap((credential) => credential.split("~").slice(1, -1));
    expect(new Set(disclosures).size).toBe(10);
  });

  test("without a proof is bound to nothing", async () => {
    const credentialPayload = JSON.stringify({ vct: `${issuer}/ticket`, seat: 7 });
    const [credential] = credentialsOf(await issueTo(credentialStage(), requestOf("ticket"), { credentialPayload }));
    expect(await verify(credential!)).toEqual({ iss: issuer, iat: now, vct: `${issuer}/ticket`, seat: 7 });
  });

  test("has the certificate of its key in the header", async () => {
    const x5c = [await certificateOf((await importJWK(publicIssuerJwk, "ES256", { extractable: true })) as CryptoKey)];
    const keys = [{ ...issuerJwk, kid: "vc-1", x5c }];
    const credential = await issueIdentity(credentialStage({ credentialJwks: JSON.stringify({ keys }) }));
    expect(decodeProtectedHeader(credential)).toEqual({ alg: "ES256", kid: "vc-1", typ: "dc+sd-jwt", x5c });
  });

  test("is signed by the key that the order names, or that fits the metadata", async () => {
    const others = await Promise.all(["ES384", "ES256"].map((alg) => keyOf(alg as "ES256", "issuer")));
    const exported = await Promise.all(
      others.map(async ({ privateKey, alg }, index) => ({
        ...((await crypto.subtle.exportKey("jwk", privateKey)) as object),
        kid: String(index),
        alg,
      })),
    );
    const keys = exported.map(({ ext: _ext, key_ops: _ops, ...jwk }: Record<string, unknown>) => jwk);
    const service = { credentialJwks: JSON.stringify({ keys: [...keys, { ...issuerJwk, kid: "2" }] }) };
    const kidOf = async (order: object) =>
      decodeProtectedHeader(await issueIdentity(credentialStage(service), order)).kid;
    expect(await kidOf({})).toBe("1");
    expect(await kidOf({ signingKeyId: "2" })).toBe("2");
  });

  test("says whatever JSON it is ordered to say", async () => {
    const stage = credentialStage();
    const taken = ["iss", "iat", "exp", "nbf", "cnf", "vct", "status", "type", "_sd", "_sd_alg", "...", "__proto__"];
    const names = fc.string({ minLength: 1 }).filter((name) => !taken.includes(name));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "small" },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(names, tie("tree"), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(names, tree, { maxKeys: 4, noNullPrototype: true }), async (claims) => {
        const order = { credentialPayload: JSON.stringify({ vct: "x", ...claims }) };
        const [credential] = credentialsOf(await issueTo(stage, requestOf("ticket"), order));
        const { iss, iat, ...told } = await verify(credential!);
        expect([iss, iat, told]).toEqual([issuer, now, JSON.parse(order.credentialPayload)]);
      }),
    );
  });
});
