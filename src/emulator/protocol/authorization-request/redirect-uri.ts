import { Refusal } from "../../api/answers.js";
import { enforce, type Rule } from "../rules.js";
import type { FormParameters } from "../form.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import type { FapiProfile } from "./fapi/fapi-profile.js";
import { isFrontChannel, type ResponseTypeTraits } from "./response-type.js";

/** What determines the redirect URI of a request. */
export interface RedirectContext {
  readonly service: EmulatedService;
  readonly client: EmulatedClient;
  readonly form: FormParameters;
  readonly type: ResponseTypeTraits;
  /** Whether the request is pushed, for which two faults have other codes. */
  readonly pushed: boolean;
  readonly fapi: FapiProfile | undefined;
}

interface Draft extends RedirectContext {
  readonly registered: readonly string[];
  readonly uri: string | undefined;
  readonly openid: boolean;
}

const has = ({ registered }: Draft, count: number) => registered.length === count;
const isPublic = ({ client }: Draft) => client.clientType === "PUBLIC";
const isMissing = ({ openid, uri }: Draft) => openid && uri === undefined;

const isAbsolute = (uri: string) => /^[A-Za-z][A-Za-z0-9+.-]*:/.test(uri);

/** FAPI 1.0 Baseline, section 5.2.2. Only the first two rules apply to FAPI 2.0. */
const underFapi: readonly Rule<Draft>[] = [
  ["A150309", "FAPI: there is more than one redirect_uri.", ({ form }) => form.all("redirect_uri").length > 1],
  ["A150307", "FAPI: the request needs a redirect_uri.", ({ uri }) => uri === undefined],
  ...(
    [
      ["A150310", "FAPI: the client has no redirect URI.", (draft) => has(draft, 0)],
      ["A150339", "FAPI: the redirect_uri is not a URI.", ({ uri }) => !isUri(uri!)],
      ["A150340", "FAPI: the redirect_uri is not absolute.", ({ uri }) => !isAbsolute(uri!)],
      ["A150341", "FAPI: the redirect_uri has a fragment.", ({ uri }) => uri!.includes("#")],
      ["A150311", "FAPI: the redirect_uri is not registered.", (draft) => !isRegistered(draft)],
      ["A150323", "FAPI: the redirect_uri has to use https.", ({ uri }) => !/^https:/i.test(uri!)],
    ] satisfies Rule<Draft>[]
  ).map(([code, text, isBroken]): Rule<Draft> => [
    code,
    text,
    (draft) => draft.fapi?.fapi1 === true && isBroken(draft),
  ]),
];

const whenAbsent: readonly Rule<Draft>[] = [
  ["A011310", "The client is public and has no redirect URI.", (draft) => has(draft, 0) && isPublic(draft)],
  [
    "A011311",
    "The client has no redirect URI, which tokens delivered through the browser need.",
    (draft) => has(draft, 0) && isFrontChannel(draft.type),
  ],
  ["A011309", "The client has no redirect URI.", (draft) => has(draft, 0) && draft.type.name === "NONE"],
  ["A250301", "The request has more than one redirect_uri.", ({ form }) => form.all("redirect_uri").length > 1],
  ["A011319", "The redirect_uri has no value.", ({ form }) => form.has("redirect_uri") && !form.get("redirect_uri")],
  ["A253302", "A pushed OpenID Connect request needs a redirect_uri.", (draft) => isMissing(draft) && draft.pushed],
  ["A011303", "An OpenID Connect request needs a redirect_uri.", isMissing],
  [
    "A011312",
    "The client has no redirect URI, so the request needs one.",
    (draft) => has(draft, 0) && draft.uri === undefined,
  ],
  [
    "A011313",
    "The client has several redirect URIs, so the request needs one.",
    (draft) => draft.registered.length > 1 && draft.uri === undefined,
  ],
];

const whenPresent: readonly Rule<Draft>[] = [
  ["A253304", "The redirect_uri is not a URI.", ({ uri, pushed }) => pushed && !isUri(uri!)],
  ["A011314", "The redirect_uri is not a URI.", ({ uri }) => !isUri(uri!)],
  ["A011315", "The redirect_uri is not absolute.", ({ uri }) => !isAbsolute(uri!)],
  ["A011316", "The redirect_uri has a fragment.", ({ uri }) => uri!.includes("#")],
  ["A253303", "The redirect_uri is not registered.", (draft) => draft.pushed && !isRegistered(draft)],
  ["A011304", "The redirect_uri is not registered.", (draft) => !isRegistered(draft)],
  [
    "A011305",
    "A web client can only receive tokens by https.",
    ({ client, type, uri }) => isWeb(client) && isFrontChannel(type) && !uri!.startsWith("https:"),
  ],
  [
    "A011306",
    "A web client cannot receive tokens at localhost.",
    ({ client, type, uri }) => isWeb(client) && isFrontChannel(type) && new URL(uri!).hostname === "localhost",
  ],
  [
    "A011308",
    "A native client may use http on its own machine only.",
    ({ client, uri }) =>
      client.applicationType === "NATIVE" && uri!.startsWith("http:") && !isLoopback(new URL(uri!).hostname),
  ],
];

/** The redirect URI of a request, given or registered. Its faults must not be reported by redirection. */
export function readRedirectUri(context: RedirectContext): { readonly uri: string; readonly given: boolean } {
  const { client, form } = context;
  const registered = client.redirectUris ?? [];
  const given = form.get("redirect_uri");
  const openid = (form.get("scope") ?? "").split(" ").includes("openid");
  const draft = { ...context, registered, uri: given, openid };
  if (context.fapi) enforce(underFapi, draft, "invalid_request");
  enforce(whenAbsent, draft, "invalid_request");
  const uri = given ?? registered[0];
  if (uri === undefined) throw new Refusal("invalid_request", "A011312", "The request needs a redirect_uri.");
  enforce(whenPresent, { ...draft, uri }, "invalid_request");
  return { uri, given: given !== undefined };
}

/** OpenID Connect Dynamic Client Registration 1.0, section 2: a web client by default. */
const isWeb = ({ applicationType }: EmulatedClient) => applicationType !== "NATIVE";
const isLoopback = (host: string) => ["localhost", "127.0.0.1", "[::1]"].includes(host);

function isUri(uri: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(uri)) return false;
  return URL.canParse(uri) || !isAbsolute(uri);
}

/** Compares as text, but ignores the port of loopback URIs, which apps cannot fix in advance: RFC 8252, section 7.3. */
function isRegistered({ service, registered, uri }: Draft): boolean {
  // A confidential client without registered URIs may use any.
  if (registered.length === 0 || registered.includes(uri!)) return true;
  if (service.loopbackRedirectionUriVariable === false) return false;
  const plain = withoutPort(uri!);
  return plain !== undefined && registered.some((known) => withoutPort(known) === plain);
}

/** A loopback URI without its port; undefined for any other URI. */
function withoutPort(uri: string): string | undefined {
  if (!URL.canParse(uri)) return undefined;
  const url = new URL(uri);
  if (!isLoopback(url.hostname)) return undefined;
  url.port = "";
  return url.href;
}
