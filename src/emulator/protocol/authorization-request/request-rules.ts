import { emulatorCodes } from "../../api/emulator-codes.js";
import { isPlainAscii } from "../plain-ascii.js";
import type { FormParameters } from "../form.js";
import type { Rule } from "../rules.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import { isVerifier } from "./pkce.js";
import type { ResponseTypeTraits } from "./response-type.js";

/** An authorization request whose parameters have not been checked yet. */
export interface RequestDraft {
  readonly service: EmulatedService;
  readonly client: EmulatedClient;
  readonly form: FormParameters;
  readonly type: ResponseTypeTraits;
  /** Names of the accepted scopes. */
  readonly scopes: readonly string[];
  readonly prompts: readonly string[];
}

/** Maximum (and minimum) lengths of parameters, in characters. */
const limits = { state: 1024, nonce: 512, purpose: { min: 3, max: 300 } } as const;

const prompts = ["none", "login", "consent", "select_account", "create"];
const displays = ["page", "popup", "touch", "wap"];
const method = ({ form }: RequestDraft) => form.get("code_challenge_method");
const challenge = ({ form }: RequestDraft) => form.get("code_challenge");

/** A test for a parameter that is present and broken. */
function breaks(name: string, isBroken: (text: string) => boolean): (draft: RequestDraft) => boolean {
  return ({ form }) => {
    const text = form.get(name);
    return text !== undefined && isBroken(text);
  };
}

function isDemanded(name: "pkceRequired" | "pkceS256Required", { service, client, type }: RequestDraft): boolean {
  return type.code && (service[name] === true || client[name] === true);
}

const isDisplayMissing = ({ service }: RequestDraft, display: string) =>
  Boolean(service.supportedDisplays?.length) &&
  !service.supportedDisplays!.some((known) => known.toLowerCase() === display);

/** The rules for a request whose answer can be delivered, in order. */
export const requestRules: readonly Rule<RequestDraft>[] = [
  [
    "A009305",
    "The service does not support the response_type.",
    ({ service, type }) => !service.supportedResponseTypes.includes(type.name),
    "unsupported_response_type",
  ],
  [
    "A009306",
    "The client is not registered for the response_type.",
    ({ client, type }) => !client.responseTypes?.includes(type.name),
    "unauthorized_client",
  ],
  ["A124303", "There is more than one code_challenge.", ({ form }) => form.all("code_challenge").length > 1],
  [
    "A124305",
    "There is more than one code_challenge_method.",
    ({ form }) => form.all("code_challenge_method").length > 1,
  ],
  ["A017302", "There is more than one max_age.", ({ form }) => form.all("max_age").length > 1],
  ["A023306", "There is more than one claims.", ({ form }) => form.all("claims").length > 1],
  ["A250301", "A parameter occurs more than once.", ({ form }) => form.repeated !== undefined],
  ["A013303", "The state is not ASCII.", breaks("state", (text) => !isPlainAscii(text))],
  ["A013304", `The state is longer than ${limits.state} characters.`, breaks("state", isLongerThan(limits.state))],
  ["A237301", "There are too many scopes.", breaks("scope", (text) => storedSize(text) > MAX_STORED)],
  [
    "A007305",
    "The service needs at least one scope.",
    ({ service, scopes }) => service.scopeRequired === true && scopes.length === 0,
    "invalid_scope",
  ],
  ["A004302", "An ID token needs the scope openid.", ({ type, scopes }) => type.idToken && !scopes.includes("openid")],
  [
    "A014303",
    "An ID token that the browser delivers needs a nonce.",
    ({ type, form }) => type.idToken && form.get("nonce") === undefined,
  ],
  ["A014304", "The nonce is not ASCII.", breaks("nonce", (text) => !isPlainAscii(text))],
  ["A014305", `The nonce is longer than ${limits.nonce} characters.`, breaks("nonce", isLongerThan(limits.nonce))],
  ["A015303", "The display is not known.", breaks("display", (text) => !displays.includes(text))],
  [
    "A015304",
    "The request has no display, and the service does not support pages.",
    (draft) => draft.form.get("display") === undefined && isDisplayMissing(draft, "page"),
  ],
  [
    "A015305",
    "The service does not support the display.",
    (draft) => breaks("display", (text) => isDisplayMissing(draft, text))(draft),
  ],
  ["A016303", "A prompt is not known.", (draft) => draft.prompts.some((prompt) => !prompts.includes(prompt))],
  [
    "A016304",
    "The prompt none is combined with others.",
    (draft) => draft.prompts.includes("none") && draft.prompts.length > 1,
  ],
  [
    emulatorCodes.promptUnsupported,
    "The service does not support a prompt.",
    ({ service, prompts }) =>
      Boolean(service.supportedPromptValues?.length) &&
      prompts.some((prompt) => !service.supportedPromptValues!.some((known) => known.toLowerCase() === prompt)),
  ],
  [
    "A004303",
    "The scope offline_access needs the prompt consent.",
    ({ scopes, prompts }) => scopes.includes("offline_access") && !prompts.includes("consent"),
    "consent_required",
  ],
  ["A017303", "The max_age is not a number.", breaks("max_age", (text) => !/^[+-]?\d+(\.\d*)?$/.test(text))],
  ["A017304", "The max_age is not an integer.", breaks("max_age", (text) => text.includes("."))],
  [
    "A017305",
    "The max_age is negative or too big.",
    breaks("max_age", (text) => Number(text) < 0 || Number(text) > 0x7fffffff),
  ],
  [
    "A124302",
    "The code_challenge has no value.",
    ({ form }) => form.has("code_challenge") && !form.get("code_challenge"),
  ],
  [
    "A124301",
    "The request needs a code_challenge.",
    (draft) => isDemanded("pkceRequired", draft) && challenge(draft) === undefined,
  ],
  ["A124304", "The code_challenge has not the form of one.", breaks("code_challenge", (text) => !isVerifier(text))],
  [
    "A124306",
    "The code_challenge_method is not known.",
    breaks("code_challenge_method", (text) => text !== "plain" && text !== "S256"),
  ],
  [
    "A124307",
    "The code_challenge_method S256 is needed.",
    (draft) => isDemanded("pkceS256Required", draft) && challenge(draft) !== undefined && method(draft) === undefined,
  ],
  [
    "A124308",
    "The code_challenge_method plain is not enough.",
    (draft) => isDemanded("pkceS256Required", draft) && challenge(draft) !== undefined && method(draft) === "plain",
  ],
  [
    "A252303",
    `The purpose is shorter than ${limits.purpose.min} characters.`,
    breaks("purpose", (text) => text.length < limits.purpose.min),
  ],
  [
    "A252304",
    `The purpose is longer than ${limits.purpose.max} characters.`,
    breaks("purpose", isLongerThan(limits.purpose.max)),
  ],
  [
    emulatorCodes.keyThumbprintInvalid,
    "The dpop_jkt is not a thumbprint.",
    breaks("dpop_jkt", (text) => !/^[A-Za-z0-9_-]{43}$/.test(text)),
  ],
];

function isLongerThan(limit: number): (text: string) => boolean {
  return (text) => text.length > limit;
}
