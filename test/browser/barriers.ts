import axe from "axe-core";
import type { Page } from "playwright-core";

/** The violations that axe finds on a page. It runs in an isolated world, since the page's policy allows no other scripts. */
export async function findBarriers(page: Page): Promise<unknown[]> {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "axe",
  });
  await session.send("Runtime.evaluate", { contextId, expression: axe.source });
  const { result } = await session.send("Runtime.evaluate", {
    contextId,
    expression: "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.map((n) => n.html)]))",
    awaitPromise: true,
    returnByValue: true,
  });
  return result.value as unknown[];
}
