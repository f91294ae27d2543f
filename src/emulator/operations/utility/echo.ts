import type { GeneralHandler } from "../../api/handler.js";

/** Emulates `utility.echo`. Returns the query parameters, since the description does not define the answer. */
export const echo: GeneralHandler<"utility.echo"> = ({ query }) => ({
  status: 200,
  body: Object.fromEntries(query) as never,
});
