import { ApiFailure } from "./answers.js";
import type { Call } from "./handler.js";
import { emulatorCodes } from "./emulator-codes.js";

/** The user whom a call is about. The same question comes in three forms, and each names the user in one place. */
export function subjectOf({ path, query, body }: Call): string {
  const subject = path["subject"] ?? query.get("subject") ?? body.string("subject");
  if (subject) return subject;
  throw new ApiFailure(400, emulatorCodes.propertyMissing, "The call has no 'subject'.");
}
