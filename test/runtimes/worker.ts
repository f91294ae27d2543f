// The test as a worker, for workerd. It runs on request.
import entryPoints from "entry-points";
import { runScenario } from "./scenario.js";

export default {
  async fetch(request: Request): Promise<Response> {
    const emulators = await request.text();
    return Response.json(await runScenario({ entryPoints, emulators, listens: false, tellsRefusal: false }));
  },
};
