import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { FormParameters } from "../form.js";
import { enforce, type Rule } from "../rules.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { GrantManagement } from "../../store/managed-grants.js";
import type { ServiceContext } from "../../service/service-context.js";

interface Draft {
  readonly context: ServiceContext;
  readonly client: EmulatedClient;
  readonly form: FormParameters;
  readonly action: string | undefined;
  readonly grantId: string | undefined;
}

/** `update` is the name of `merge` in earlier drafts. */
const actions: Readonly<Record<string, GrantManagement["action"]>> = {
  create: "CREATE",
  replace: "REPLACE",
  merge: "MERGE",
  update: "MERGE",
};

const rules: readonly Rule<Draft>[] = [
  [
    emulatorCodes.grantActionMissing,
    "The service needs a grant_management_action.",
    ({ context, action, grantId }) =>
      action === undefined && (context.service.grantManagementActionRequired === true || grantId !== undefined),
  ],
  [
    "A285311",
    "Public clients must not manage grants.",
    ({ client, action }) => action !== undefined && client.clientType === "PUBLIC",
    "unauthorized_client",
  ],
  [
    emulatorCodes.grantActionUnknown,
    "The grant_management_action is not known.",
    ({ action }) => action !== undefined && !Object.hasOwn(actions, action),
  ],
  [
    emulatorCodes.grantIdSurplus,
    "The grant_id of a new grant is up to the service.",
    ({ action, grantId }) => action === "create" && grantId !== undefined,
  ],
  [
    emulatorCodes.grantIdMissing,
    "The request needs the grant_id of the grant to change.",
    ({ action, grantId }) => action !== undefined && action !== "create" && grantId === undefined,
  ],
];

/** Reads the grant management parameters; null if there are none. */
export function readGrantManagement(
  context: ServiceContext,
  client: EmulatedClient,
  form: FormParameters,
): GrantManagement | null {
  const [action, grantId] = [form.get("grant_management_action"), form.get("grant_id")];
  enforce(rules, { context, client, form, action, grantId }, "invalid_request");
  if (action === undefined) return null;
  if (grantId === undefined) return { action: actions[action]!, grant: null };
  const grant = context.store.managedGrants.get(grantId);
  if (grant?.clientId !== client.clientId)
    throw new Refusal("invalid_grant_id", emulatorCodes.grantIdUnknown, "The grant is not known.");
  return { action: actions[action]!, grant };
}
