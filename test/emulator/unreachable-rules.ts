const ofTheServer = "the server's own to do: no call of the API is about it";
const ofTheClient = "the client's own to do: nothing tells the server of it";

/**
 * Rules without a code that no test is named after, with the reason: only the authorization server or the client can do it, the real
 * service's behaviour is not known, or the emulator differs on purpose.
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
  "device flow: clientEntityIdUsed":
    "clients become known by federation at the authorization endpoint and where requests are pushed",
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
  "grants: a token of another user of the client must not read or revoke a grant":
    "the API does not check it, nor does the emulator; test/handlers/grantManagement is about the server's check",
  "tokens: whom to trust for a JWT that is exchanged or asserted, and which user it is":
    "the server's own to do; test/handlers/token/exchange.test.ts is about it",
  "tokens: a refresh token is given for an exchange or an assertion only if a policy says so": ofTheServer,
  "tokens: subject tokens, actor tokens and device secrets are not logged": ofTheServer,
  "tokens: an access token has the token_type of accessTokenType": "the setting is answered with 501",
  "tokens: settings that are not described are dropped": "they are kept: a newer service may know what they are for",
  "tokens: introspection answers can be unsigned JWTs, so that the metadata have none":
    "unsigned answers to introspection are answered with 501, and not offered",
  "native SSO: a session that has ended, a secret or a hash that is not right end the request": ofTheServer,
  "native SSO: secrets come from a good source, are kept as hashes and compared in constant time": ofTheServer,
  "native SSO: no exchange without a device secret": ofTheServer,
  "keys in hardware: a server without a module": "the module is made of software, so there is one",
  "utility: the extended check of health looks at the database": "there is no database that could fail",
  "attestation: HAIP, and certificates that lead to a root":
    "the description has no setting for the roots of attesters",
  "credentials: the well-known path of a document, and the access token in a header only": ofTheServer,
  "credentials: info, txCode and preAuthorizedCode are for the server alone": ofTheServer,
  "credentials: /vci/nonce takes pretty": "the answer has one member, and is the same",
  "credentials: metadata need a nonce_endpoint where credentials are bound to keys":
    "the address is the setting's; without one a proof may do without a nonce",
  "credentials: the kid of a key is set as the service is updated":
    "the keys stay as they were given: the kid is in what is published and signed",
  "credentials: a c_nonce is compared in constant time":
    "that of the final version is told to everybody, that of the draft is used up by one try that is right",
  "credentials: decoys among the digests": "how many the real service adds is not known: none",
  "credentials: times of a batch that tell nothing of each other": "iat is a whole second, as for any other token",
  "credentials: key attestations, proofs by attestation, haipVersion, status lists":
    "they need roots that no option gives: answered with 501; a status of the payload is in the credential",
  "credentials: compressed answers, and requests that are encrypted": "refused, and answered with 501",
  "federation: path, media types, size and rate of requests": ofTheServer,
  "federation: clients become known at the token, backchannel and device authorization endpoint, or by mutual TLS":
    "they become known where the metadata of the emulator say so: at the authorization endpoint and by a pushed request",
  "federation: a second explicit registration is an update": "the real service was seen to refuse it: A327605",
  "federation: federationRegistrationEndpoint is needed with EXPLICIT":
    "it is published where it is set: the call works without it",
  "federation: addresses that must not be fetched": "the option fetch has to refuse them: docs/guides/emulator.md",
  "federation: metadata of an entity's other roles, and how registrations count among those of developers":
    "neither was recorded, and the description has nothing of it",
};
