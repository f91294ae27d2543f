import { nothingLeft, told } from "../../api/reply.js";
import { readService, serviceProperties } from "../../settings/described-service.js";
import type { GeneralHandler, Handler } from "../../api/handler.js";
import { entriesOf, pageInQuery } from "../../api/pages.js";

/** Emulates `service.get`. */
export const getService: Handler<"service.get"> = (_call, context) => ({
  status: 200,
  body: serviceProperties(context),
});

/** Emulates `service.list`. The API token is valid for all services of the emulator. */
export const listServices: GeneralHandler<"service.list"> = ({ query }, { all }) => {
  const page = pageInQuery(query);
  const services = entriesOf(all, page)?.map(serviceProperties);
  return told({ ...page, totalCount: all.length, services });
};

/** Emulates `service.create`, with the status that the official SDK expects. */
export const createService: GeneralHandler<"service.create"> = ({ body }, services) => {
  const context = services.create(readService(body));
  return { status: 200, body: serviceProperties(context) };
};

/** Emulates `service.update`, which is not a patch: omitted settings get the defaults of a new service. */
export const updateService: Handler<"service.update"> = ({ body }, context, services) => {
  const service = readService(body, context.service);
  return { status: 200, body: serviceProperties(services.change(context, service)) };
};

/** Emulates `service.delete`. */
export const deleteService: Handler<"service.delete"> = (_call, context, services) => {
  services.remove(context);
  return nothingLeft;
};
