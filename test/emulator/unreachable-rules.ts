const ofTheServer = "the server's own to do: no call of the API is about it";
const ofTheClient = "the client's own to do: nothing tells the server of it";

/**
 * Rules without a code that no test is named after, with the reason: what only the authorization server or the client can do, what is not
 * known of the real service, and where the emulator goes another way on purpose.
 */
export const unreachableRules: Readonly<Record<string, string>> = {
  "device flow: a device that is told no interval waits for five seconds": ofTheClient,
  "device flow: lengths of user codes for other alphabets": "there are no charsets but BASE20 and NUMERIC",
  "device flow: a fresh service has neither an address nor a lifetime of codes":
    "a service of the emulator has both, so that the flow can be tried at once; they may be taken away",
  "device flow: resources of a request object": "the flow has no request objects: they are passed over",
  "device flow: codes may be shown in groups": ofTheServer,
  "device flow: what is echoed in pages is escaped": "the handlers make no pages; those of the example are tested",
  "device flow: the form of a decision has a token against forgery":
    "a decision needs the reference and the cookie that came with the page: rule 7",
  "device flow: a sign-in has a new session": ofTheServer,
  "device flow: the user compares the code with the one on the device": "a text of the page, which is the server's own",
  "device flow: pages describe scopes by the server's own texts": ofTheServer,
  "device flow: wrong codes slow down everybody":
    "the handlers count by user and by address: a limit for all is the server's",
  "device flow: clientEntityIdUsed, metadataDocumentLocation":
    "clients become known by federation elsewhere, and addresses of metadata are answered with 501",
  "registration: an initial access token that is missing or wrong": "whether the real service looks at it is not known",
  "registration: client_id may be an alias, an entity identifier or an address":
    "by options that no setting stands for",
  "registration: codes of the general checks of clients, A031 and A032":
    "whether a registration is answered with them is not known: E020002 to E020006 are in their place",
  "registration: how long a registration access token lives": "it was never seen to expire",
  "registration: a new secret": "the real service was not seen to change it",
  "registration: rules for statements that are set through the API":
    "no operation is about them: the option softwareStatements",
  "registration: a limit of the rate of requests": ofTheServer,
  "registration: names and addresses of a client are hostile in pages":
    "the handlers make no pages; those of the example are tested",
  "registration: digests of tokens are compared in constant time":
    "what is compared is a digest, which tells nothing of the token whose digest it is not",
  "registration: the member backchannel_logout_session_required": "the description has no such property: it is dropped",
};
