import { createAuthlete } from "authlete";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished } from "vitest";

/** What has to work in an environment with a browser's classes beside those of the runtime. */
export async function tryCallsInEnvironment(): Promise<void> {
  let received = 0;
  const server = createServer((request, response) => {
    // Browsers send a preflight request first.
    if (request.method === "POST") received++;
    if (request.url!.endsWith("/issue")) response.setHeader("access-control-allow-origin", "*").end('{"action":"OK"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  expect(document.createElement("p").tagName).toBe("P");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const authlete = createAuthlete({ baseUrl, serviceId: "1", token: "t", retry: false });
  const { signal } = new AbortController();
  expect(await authlete.ciba.issue({ ticket: "t" }, { signal })).toEqual({ action: "OK" });
  expect(received).toBe(1);
  await expect(authlete.service.get({ timeout: 50 })).rejects.toMatchObject({ code: "ERR_TIMEOUT" });
  const controller = new AbortController();
  const pending = authlete.service.get({ signal: controller.signal });
  controller.abort(new Error("mine"));
  await expect(pending).rejects.toThrow("mine");
}
