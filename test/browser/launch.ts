import { chromium, type Browser } from "playwright-core";

/** Debian's Chromium, or the one that CHROMIUM names. It asks for nothing of its own accord. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking", "--no-first-run"],
  });
}
