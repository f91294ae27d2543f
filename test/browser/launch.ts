import { chromium, type Browser } from "playwright-core";

/** Launches Debian's Chromium, or the one that CHROMIUM names, without background requests. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
  });
}
