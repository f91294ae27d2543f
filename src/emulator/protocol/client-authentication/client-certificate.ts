import { refusalOf } from "../../api/answers.js";
import { readCertificate, type Certificate } from "../../x509/certificate.js";
import { findChainFault, limitsOthers } from "../../x509/certificate-chain.js";
import { hexOf } from "../../x509/der.js";
import { readClientKeys, type KeyCodes } from "./client-keys.js";
import { notEmulated } from "../client-request.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import { readName, sameName } from "../../x509/distinguished-name.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ClientCredentials } from "./client-identification.js";
import type { RequestBody } from "../../api/request-body.js";
import { canonicalUri } from "../../../shared/http/canonical-uri.js";
import { decodeBase64 } from "../../../shared/base64.js";
import type { ServiceContext } from "../../service/service-context.js";

const invalid = refusalOf("invalid_client");

/**
 * Authenticates a client by its TLS certificate: RFC 8705, section 2. The authorization server's TLS stack has verified
 * that the client holds the private key, and also the chain, unless the service is configured to.
 */
export async function verifyCertificate(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  client: EmulatedClient,
): Promise<void> {
  const pem = body.string("clientCertificate");
  if (!pem) throw invalid("A157327", "There is no client certificate.");
  const certificate = readCertificate(pem);
  if (!certificate) throw invalid("A157328", "The client certificate cannot be read.");
  if (client.tokenAuthMethod === "SELF_SIGNED_TLS_CLIENT_AUTH") return checkSelfSigned(context, client, certificate);
  if (context.service.mutualTlsValidatePkiCertChain === true) await checkChain(context, body, certificate);
  checkHolder(client, certificate);
}

/** Validates the chain of the certificate up to a root that the service trusts: RFC 8705, section 2.1. */
async function checkChain(
  { service, clock }: ServiceContext,
  body: RequestBody<ClientCredentials>,
  certificate: Certificate,
): Promise<void> {
  const roots = (service.trustedRootCertificates ?? []).map(readCertificate);
  if (roots.length === 0) throw invalid("A157335", "The service has no trusted root certificates.");
  if (!roots.every(isRead)) throw invalid("A157336", "A trusted root certificate of the service cannot be read.");
  const path = (body.strings("clientCertificatePath") ?? []).map(readCertificate);
  if (!path.every(isRead)) throw invalid("A157338", "A certificate of the client certificate path cannot be read.");
  if ([certificate, ...path, ...roots].some(limitsOthers))
    throw notEmulated(emulatorCodes.chainNotEmulated, "Certificate chains with constraints on names or policies");
  const fault = await findChainFault(certificate, path, roots, clock.now());
  if (fault !== undefined) throw invalid("A157339", fault);
}

const isRead = (certificate: Certificate | undefined): certificate is Certificate => certificate !== undefined;

/** Compares the certificate with the name that is registered for the client: RFC 8705, section 2.1.2. */
function checkHolder(client: EmulatedClient, certificate: Certificate): void {
  const dn = client.tlsClientAuthSubjectDn;
  const alternatives = [
    ["DNS name", client.tlsClientAuthSanDns, certificate.dns, "A157346"],
    ["URI", client.tlsClientAuthSanUri, certificate.uris, "A157347"],
    ["IP address", client.tlsClientAuthSanIp, certificate.ips, "A157348"],
    ["e-mail address", client.tlsClientAuthSanEmail, certificate.emails, "A157349"],
  ] as const;
  const registered = [dn, ...alternatives.map(([, value]) => value)].filter(Boolean);
  if (registered.length === 0) throw invalid("A157340", "No certificate name is registered for the client.");
  if (registered.length > 1) throw invalid("A157345", "More than one certificate name is registered for the client.");
  if (dn) {
    const name = readName(dn);
    if (!name) throw invalid("A157342", "The registered subject is not a distinguished name.");
    if (!sameName(name, certificate.subject))
      throw invalid("A157343", "The subject of the client certificate is not the registered one.");
  }
  for (const [kind, value, presented, code] of alternatives) {
    if (!value) continue;
    const expected = kind === "IP address" ? addressOf(value) : canonical[kind](value);
    if (!presented.some((name) => canonical[kind](name) === expected))
      throw invalid(code, `The client certificate does not have the registered ${kind}.`);
  }
}

const keyCodes: KeyCodes = {
  error: "invalid_client",
  unregistered: "A157329",
  unreachable: "A156102",
  unreadable: "A156302",
  missing: ["A157329", "A157329"],
  ambiguous: ["A157329", "A157329"],
};

/** Compares the certificate with those in the client's key set: RFC 8705, section 2.2.2. */
async function checkSelfSigned(context: ServiceContext, client: EmulatedClient, { der }: Certificate): Promise<void> {
  const keyId = client.selfSignedCertificateKeyId;
  const keys = (await readClientKeys(context, client, keyCodes)).filter((key) => !keyId || key.kid === keyId);
  if (keys.length === 0) throw invalid("A157329", "The key set of the client has no key with the certificate.");
  const certificates = keys.flatMap(({ x5c }) => (Array.isArray(x5c) ? x5c.slice(0, 1) : []));
  if (certificates.length === 0) throw invalid("A157330", "No key of the client has a certificate in 'x5c'.");
  const presented = hexOf(der);
  if (!certificates.some((text) => hexOf(bytesOf(text)) === presented))
    throw invalid("A157333", "The client certificate is not the registered one.");
}

function bytesOf(text: string): Uint8Array {
  try {
    return decodeBase64(text);
  } catch {
    return new Uint8Array();
  }
}

/** Normalizes names for comparison. */
const canonical = {
  // RFC 5280, section 7.2: ASCII, compared without regard to case. A trailing dot stands for the DNS root.
  "DNS name": hostOf,
  // RFC 5280, section 7.4.
  URI: (uri: string) => canonicalUri(uri) ?? uri,
  "IP address": (address: string) => address,
  // RFC 5280, section 7.5: only the host part is compared without regard to case.
  "e-mail address": (address: string) => {
    const at = address.lastIndexOf("@");
    return address.slice(0, at + 1) + hostOf(address.slice(at + 1));
  },
};

function hostOf(name: string): string {
  const plain = name.replace(/\.$/, "");
  const ascii = /^[\w.*-]+$/.test(plain);
  const url = `http://${plain}`;
  // Internationalized names are compared in ASCII form: RFC 5891, section 4.
  return ascii || !/^[^\0-\x2c/:?#@\\%]+$/.test(plain) || !URL.canParse(url)
    ? plain.toLowerCase()
    : new URL(url).hostname;
}

/** The bytes of an IP address in hexadecimal. `URL` normalizes IPv6 and compresses the longest run of zeros. */
function addressOf(text: string): string {
  // No leading zeros, which some parsers take for octal.
  if (/^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text)) return hexOf(text.split(".").map(Number));
  const url = `http://[${text}]`;
  if (!URL.canParse(url)) return text;
  const [head = "", tail] = new URL(url).hostname.slice(1, -1).split("::");
  const groups = (part: string | undefined) => (part ? part.split(":") : []);
  const zeros = Array<string>(8 - groups(head).length - groups(tail).length).fill("0");
  const all = tail === undefined ? groups(head) : [...groups(head), ...zeros, ...groups(tail)];
  return all.map((group) => group.padStart(4, "0")).join("");
}
