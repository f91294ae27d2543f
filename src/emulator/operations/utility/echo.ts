import type { GeneralHandler } from "../../api/handler.js";

/** Emulates `utility.echo`: gives back what the call asked with. The description leaves open what an answer holds. */
export const echo: GeneralHandler<"utility.echo"> = ({ query }) => ({
  status: 200,
  body: Object.fromEntries(query) as never,
});
