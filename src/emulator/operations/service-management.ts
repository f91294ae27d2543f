import { nothingLeft } from "../api-result.js";
import { describedService, keptOfNewService } from "../described-service.js";
import type { GeneralHandler, Handler } from "../handler.js";
import { entriesOf, pageInQuery } from "../pages.js";
import { readProperties } from "../property-reader.js";
import { serviceProperties, serviceTable } from "../service-properties.js";

/** Emulates `service.get`. */
export const getService: Handler = (_call, world) => ({ status: 200, body: serviceProperties(world) });

/** Emulates `service.list`. The token of the emulator is good for all of its services. */
export const listServices: GeneralHandler = ({ query }, { all }) => {
  const page = pageInQuery(query);
  const services = entriesOf(all, page)?.map(serviceProperties) ?? null;
  return { status: 200, body: { ...page, totalCount: all.length, services } };
};

/** Emulates `service.create`. */
export const createService: GeneralHandler = ({ body }, services) => {
  const { settings, others } = readProperties(body, serviceTable);
  const world = services.create(describedService(settings, keptOfNewService), others);
  return { status: 201, body: serviceProperties(world) };
};

/** Emulates `service.update`. It is no patch: what is left out is as in a new service. */
export const updateService: Handler = ({ body }, world) => {
  const { settings, others } = readProperties(body, serviceTable);
  const { supportedAcrs, clientIdAliasEnabled } = world.service;
  const service = describedService(settings, { supportedAcrs, clientIdAliasEnabled });
  return { status: 200, body: serviceProperties(world.services.change(world, service, others)) };
};

/** Emulates `service.delete`. */
export const deleteService: Handler = (_call, world) => {
  world.services.remove(world);
  return nothingLeft;
};
