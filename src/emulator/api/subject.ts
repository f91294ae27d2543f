import { ApiFailure } from "./answers.js";
import type { Query } from "./handler.js";
import type { RequestBody } from "./request-body.js";
import { emulatorCodes } from "./emulator-codes.js";

/** A call that names a user in its path, query or body. */
export interface SubjectCall {
  readonly path: { readonly clientId?: string; readonly subject?: string };
  readonly query: Query<"subject">;
  readonly body: RequestBody<{ subject: string }>;
}

/** The subject (user) that a call names. */
export function subjectOf({ path, query, body }: SubjectCall): string {
  const subject = path.subject ?? query.get("subject") ?? body.string("subject");
  if (subject) return subject;
  throw new ApiFailure(400, emulatorCodes.propertyMissing, "The call has no 'subject'.");
}
