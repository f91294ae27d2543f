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

/** A certificate of somebody else, which has no alternative names. */
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

/** What a key set has in `x5c` for a certificate. */
export function derOf(pem: string): string {
  return pem.replaceAll(/-----[A-Z ]+-----|\s/g, "");
}
