/**
 * Result codes for what no recorded code of Authlete is known. They begin with `E`, so that nobody looks them up
 * in Authlete's documentation or mistakes them for the real service's.
 */
export const ownCodes = {
  // The call of the API itself.
  internalError: "E000001",
  unknownPath: "E000002",
  methodNotAllowed: "E000003",
  notEmulated: "E000004",
  wrongApiToken: "E000005",
  unknownService: "E000006",
  bodyNotReadable: "E000007",
  wrongPropertyType: "E000008",
  bodyTooLarge: "E000009",
  parametersMissing: "E000010",
  parametersNotForm: "E000011",
  injectedFault: "E000012",
  // Client authentication.
  severalCredentials: "E001001",
  methodNotSupportedByService: "E001002",
  assertionMissing: "E001003",
  assertionTypeWrong: "E001004",
  assertionInvalid: "E001005",
  assertionReplayed: "E001006",
  clientWithoutKeys: "E001007",
  // Backchannel authentication.
  hintSignatureInvalid: "E002001",
  resourceInvalid: "E002002",
  failDescriptionInvalid: "E002003",
  failUriInvalid: "E002004",
  // Completion.
  jwtAtClaimsInvalid: "E003001",
  accessTokenInUse: "E003002",
  // Token endpoint.
  parameterRepeated: "E004001",
  grantTypeMissing: "E004002",
  grantTypeUnsupported: "E004003",
  slowDown: "E004004",
  refreshNotEnabled: "E004005",
  refreshTokenMissing: "E004006",
  refreshTokenUnknown: "E004007",
  refreshTokenForeign: "E004008",
  refreshTokenReused: "E004009",
  refreshTokenExpired: "E004010",
  scopeNotGranted: "E004011",
  resourceNotGranted: "E004012",
  refreshed: "E004013",
  // Introspection.
  tokenMissing: "E005001",
  tokenExpired: "E005002",
  tokenScope: "E005003",
  tokenSubject: "E005004",
  tokenResource: "E005005",
  tokenAcr: "E005006",
  tokenAge: "E005007",
} as const;
