/** A self-signed certificate of a client, with names of every kind. */
export const clientCertificate = `-----BEGIN CERTIFICATE-----
MIICTjCCAfSgAwIBAgIURxsRrnxTbjOnQ/HgZ4b4rdIH4oUwCgYIKoZIzj0EAwIw
RzELMAkGA1UEBhMCSlAxGzAZBgNVBAoMEkV4YW1wbGUgQmFuaywgTHRkLjEbMBkG
A1UEAwwSQ2xpZW50LmV4YW1wbGUuY29tMCAXDTI2MTEyNDA2MTkwOFoYDzIxMjYx
MDMxMDYxOTA4WjBHMQswCQYDVQQGEwJKUDEbMBkGA1UECgwSRXhhbXBsZSBCYW5r
LCBMdGQuMRswGQYDVQQDDBJDbGllbnQuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAASErK/GDeHueYRrJZDs1/1/LgbvMkPh+5FHxeaeV0S12h7O
sGMqyLQMTTslhxmRvT6hX6fzIIUuKhGHaNJHZtsYo4G7MIG4MB0GA1UdDgQWBBRN
XZOxMRRFDk87PC1bB2y8QN9XuTAfBgNVHSMEGDAWgBRNXZOxMRRFDk87PC1bB2y8
QN9XuTAPBgNVHRMBAf8EBTADAQH/MGUGA1UdEQReMFyCEmNsaWVudC5leGFtcGxl
LmNvbYYdaHR0cHM6Ly9jbGllbnQuZXhhbXBsZS5jb20vaWSHBMAAAgeHECABDbgA
AAAAAAAAAAAAAAeBD29wc0BleGFtcGxlLmNvbTAKBggqhkjOPQQDAgNIADBFAiBc
IASW4XRmfePpyW9IYS12JhVVXGBdBbDw5D30SFEzBQIhANRSxEODQLA0P1OMps2J
BZK1kYUPg60hMOXundgR2Yis
-----END CERTIFICATE-----
`;

/** Its SHA-256 thumbprint in base64url, as OpenSSL computes it. */
export const clientThumbprint = "Lfpm6qjXfvaZQXOMDfu2NKoEdOFVv2hs9jZ39R9QHyY";

/** A certificate of another client, without alternative names. */
export const otherCertificate = `-----BEGIN CERTIFICATE-----
MIIBdzCCAR2gAwIBAgIUZLZpxKm7fryt9dZmD/76RN7GjfAwCgYIKoZIzj0EAwIw
EDEOMAwGA1UEAwwFb3RoZXIwIBcNMjYxMTI0MDYxOTA4WhgPMjEyNjEwMzEwNjE5
MDhaMBAxDjAMBgNVBAMMBW90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
FUA4kw2uamT5JiSwN263AF+vH7wNUIA00+Unvv51Uphe/iuZ/PTxx2dfCFjUg2Ev
jMCp3J0F91zD2Yz5YUz3xqNTMFEwHQYDVR0OBBYEFF+vqmtNzwLSiY9bbSSbXLV/
6THvMB8GA1UdIwQYMBaAFF+vqmtNzwLSiY9bbSSbXLV/6THvMA8GA1UdEwEB/wQF
MAMBAf8wCgYIKoZIzj0EAwIDSAAwRQIhAJxhdZyTRmJagtfRfsH8mzKzV1a/4Vfw
8RFhA7Z3ylupAiAYvpfHUb/cQmLJoXbQNCi9R88/Cmz8n3ijnsm7mE88DQ==
-----END CERTIFICATE-----
`;

/** A certificate whose subject has a multi-valued RDN, and characters that have to be escaped. */
export const escapedCertificate = `-----BEGIN CERTIFICATE-----
MIIB1DCCAXugAwIBAgIUWmH/87G90QaUahXOucXSeYF2ohgwCgYIKoZIzj0EAwIw
PzELMAkGA1UEBhMCSlAxFDASBgNVBAoMC0EgIkIiLCBhK2JcMRowCgYDVQQLDANP
cHMwDAYDVQQDDAXDiXTDqTAgFw0yNjExMjUxODE3NTNaGA8yMTI2MTEwMTE4MTc1
M1owPzELMAkGA1UEBhMCSlAxFDASBgNVBAoMC0EgIkIiLCBhK2JcMRowCgYDVQQL
DANPcHMwDAYDVQQDDAXDiXTDqTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABPFg
7uI0Cthc6cqB6kMiHmp9RzIC/EnTctu7KlU6qDy0/sIQCykqoqPuDSErBLcyARlv
5qDe+cx/naRRR3XiFnCjUzBRMB0GA1UdDgQWBBRWiR4yCJdTApW8UDVrNZlIXtHp
TjAfBgNVHSMEGDAWgBRWiR4yCJdTApW8UDVrNZlIXtHpTjAPBgNVHRMBAf8EBTAD
AQH/MAoGCCqGSM49BAMCA0cAMEQCICUpBLFcZaVv6UGOKTAD13or/0m4kFfNCBgB
7ZA+k+tCAiBM2eXzS72fA9ty77E9+JnNLjy3EPmqJcpS3NHWNWg2Zg==
-----END CERTIFICATE-----
`;

/** The `x5c` entry for a certificate. */
export function derOf(pem: string): string {
  return pem.replaceAll(/-----[A-Z ]+-----|\s/g, "");
}

/** A value in DER: ITU-T X.690, section 8.1. */
function der(tag: number, ...parts: (readonly number[] | Uint8Array)[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const octets = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...octets, ...content];
}

/** The `x5c` entry for a certificate of a key. Its signature is not valid, which only validation of the chain notices. */
export async function certificateOf(key: CryptoKey): Promise<string> {
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", key));
  const algorithm = der(0x30, der(0x06, [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02]));
  const time = der(0x17, new TextEncoder().encode("260101000000Z"));
  const version = der(0xa0, der(0x02, [2]));
  const toBeSigned = der(0x30, version, der(0x02, [1]), algorithm, der(0x30), der(0x30, time, time), der(0x30), spki);
  return Buffer.from(der(0x30, toBeSigned, algorithm, der(0x03, [0]))).toString("base64");
}
