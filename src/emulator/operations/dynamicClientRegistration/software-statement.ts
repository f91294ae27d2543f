import { refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { isSignedByAny, readJose } from "../../jose/jose-text.js";
import { claimTimes } from "../../protocol/claim-times.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { Metadata } from "./metadata.js";

const invalid = refusalOf("invalid_software_statement");
const unapproved = refusalOf("unapproved_software_statement");

/** Verifies a software statement (RFC 7591, section 2.3) and returns its metadata. */
export async function readSoftwareStatement(context: ServiceContext, statement: unknown): Promise<Metadata> {
  if (typeof statement !== "string")
    throw refusalOf("invalid_client_metadata")("A204308", "The metadata 'software_statement' has to be a string.");
  const { softwareStatements } = context;
  if (softwareStatements === null) {
    const text = "Nobody's software statements are trusted. Give createEmulator the option 'softwareStatements'.";
    throw unapproved(emulatorCodes.statementUntrusted, text);
  }
  const jwt = readJose(statement);
  if (!jwt) throw invalid("A205301", "The software statement is not a JOSE object.");
  if (jwt.kind === "encrypted") throw invalid("A205303", "The software statement is encrypted.");
  if (jwt.kind === "unsigned") throw invalid("A205302", "The software statement is not signed.");
  const { claims } = jwt;
  if (!claims) throw invalid("A205304", "The payload of the software statement is not a JSON object.");
  if (!(await isSignedByAny(jwt, softwareStatements.jwks.keys)))
    throw invalid("A205306", "The signature of the software statement is by none of the keys that are trusted.");
  const times = claimTimes(context);
  if ((claims["exp"] !== undefined && times.isPast(claims["exp"])) || times.isFuture(claims["nbf"] ?? 0))
    throw unapproved("A205305", "It is not the time of the software statement.");
  for (const [name, rule] of Object.entries(softwareStatements.claimRules ?? {})) {
    const claim = JSON.stringify(claims[name]);
    const isKept =
      typeof rule === "object" ? claim === JSON.stringify(rule.EQUALS) : (claim !== undefined) === (rule === "PRESENT");
    if (!isKept) throw unapproved("A205307", `The claim '${name}' of the software statement breaks a rule.`);
  }
  return claims;
}
