import { nothingLeft } from "../../api/reply.js";
import { describedService, keptOfNewService } from "../../settings/described-service.js";
import type { GeneralHandler, Handler } from "../../api/handler.js";
import { entriesOf, pageInQuery } from "../../api/pages.js";
import { readProperties } from "../../settings/property-reader.js";
import { serviceProperties, serviceTable } from "../../settings/service-properties.js";

/** Emulates `service.get`. */
export const getService: Handler<"service.get"> = (_call, context) => ({
  status: 200,
  body: serviceProperties(context),
});

/** Emulates `service.list`. The token of the emulator is good for all of its services. */
export const listServices: GeneralHandler<"service.list"> = ({ query }, { all }) => {
  const page = pageInQuery(query);
  const services = entriesOf(all, page)?.map(serviceProperties) ?? null;
  return { status: 200, body: { ...page, totalCount: all.length, services } };
};

/** Emulates `service.create`. */
export const createService: GeneralHandler<"service.create"> = ({ body }, services) => {
  const { settings, others } = readProperties(body, serviceTable);
  const context = services.create(describedService(settings, keptOfNewService), others);
  return { status: 201, body: serviceProperties(context) };
};

/** Emulates `service.update`. It is no patch: what is left out is as in a new service. */
export const updateService: Handler<"service.update"> = ({ body }, context, services) => {
  const { settings, others } = readProperties(body, serviceTable);
  const { supportedAcrs, clientIdAliasEnabled } = context.service;
  const service = describedService(settings, { supportedAcrs, clientIdAliasEnabled });
  return { status: 200, body: serviceProperties(services.change(context, service, others)) };
};

/** Emulates `service.delete`. */
export const deleteService: Handler<"service.delete"> = (_call, context, services) => {
  services.remove(context);
  return nothingLeft;
};
