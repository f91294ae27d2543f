// Which addresses the sender considers public. notification-sender.test.ts shows that it refuses others; tests must not connect to hosts
// on the internet.
import { expect, it } from "vitest";
import { isLoopbackAddress, isPublicAddress } from "../../src/node/public-address.js";

it.each([
  "1.1.1.1",
  "8.8.8.8",
  "11.0.0.1",
  "172.32.0.1",
  "192.169.0.1",
  "100.128.0.1",
  "169.253.0.1",
  "223.255.255.254",
])("%s is public", (address) => expect(isPublicAddress(address)).toBe(true));

it.each(["2606:4700:4700::1111", "2001:4860:4860::8888", "2a00:1450:4001:80f::200e", "2606:4700::5eff:a00:1"])(
  "%s is public",
  (address) => expect(isPublicAddress(address)).toBe(true),
);

it.each(["10.0.0.1", "::1", "::ffff:1.1.1.1", "2002:101:101::1", "localhost", "1.1", "", "1.1.1.1 "])(
  "%s is not",
  (address) => expect(isPublicAddress(address)).toBe(false),
);

it.each([
  ["127.0.0.1", true],
  ["127.255.255.254", true],
  ["::1", true],
  ["::ffff:127.0.0.1", false],
  ["126.255.255.255", false],
  ["128.0.0.1", false],
  ["::2", false],
  ["::127.0.0.1", false],
  ["0.0.0.0", false],
  ["localhost", false],
])("%s is this machine: %s", (address, expected) => expect(isLoopbackAddress(address)).toBe(expected));
