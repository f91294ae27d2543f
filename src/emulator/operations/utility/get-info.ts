import { apiVersion } from "../../../generated/api-version.js";
import type { OperationId } from "../../../generated/operations.js";
import type { GeneralHandler } from "../../api/handler.js";
import { reply } from "../../api/reply.js";

/** The real service's names of features, each with an operation that belongs to it. */
const features: Readonly<Record<string, OperationId>> = {
  ciba: "ciba.processAuthentication",
  dcr: "dynamicClientRegistration.register",
  deviceflow: "deviceFlow.authorization",
  fapi: "authorization.processRequest",
  gm: "grantManagement.processRequest",
  hsm: "hardwareSecurityKeys.create",
  oidc_federation: "federation.configuration",
};

/** Emulates `utility.getInfo`. Lists the features that are emulated. */
export const getInfo =
  (emulated: () => readonly OperationId[]): GeneralHandler<"utility.getInfo"> =>
  () =>
    reply(200, {
      version: apiVersion,
      features: Object.keys(features).filter((name) => emulated().includes(features[name]!)),
      configuration: { software: "emulator" },
    });
