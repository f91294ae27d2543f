import type { GeneralHandler } from "../../api/handler.js";

/** Emulates `utility.checkHealth`. A process that answers is healthy. */
export const checkHealth: GeneralHandler<"utility.checkHealth"> = () => ({ status: 200, body: "OK" });
