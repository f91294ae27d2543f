import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { Refusal } from "../../api/answers.js";
import { tokenDigest } from "../../tokens/token-hash.js";
import {
  acceptRegistration,
  decideRegistration,
  readMembers,
  readRegistration,
  registrationEntries,
} from "./registration.js";

/**
 * Emulates `dynamicClientRegistration.register`. It ignores `token`, the initial access token: the authorization server
 * decides who may register.
 */
export const registerClient: Handler<"dynamicClientRegistration.register"> = ({ body }, context) =>
  decideRegistration(context, async () => {
    const { service, clients } = context;
    const members = readMembers(body.string("json"));
    const draft = await readRegistration(context, members);
    const token = context.newToken();
    const registrationAccessTokenHash = await tokenDigest(token);
    if (service.dcrDuplicateSoftwareIdBlocked === true && draft.softwareId) {
      if (clients.all.some(({ softwareId }) => softwareId === draft.softwareId))
        throw new Refusal(
          "invalid_client_metadata",
          emulatorCodes.softwareRegistered,
          "The software is registered already.",
        );
    }
    const own = {
      registrationAccessTokenHash,
      clientSource: "DYNAMIC_REGISTRATION",
      developer: `authlete_${context.serviceId}`,
    } as const;
    const record = clients.create(({ clientId, clientSecret }) =>
      acceptRegistration(
        context,
        { ...draft, ...own },
        {
          clientId,
          // 512 bits, twice as many as for other clients.
          clientSecret: clientSecret + context.newToken(),
          clientIdAliasEnabled: true,
          dynamicallyRegistered: true,
        },
      ),
    );
    const entries = registrationEntries(context, record, token, members);
    return decision("CREATED", "A202001", "The client was registered.", entries);
  });
