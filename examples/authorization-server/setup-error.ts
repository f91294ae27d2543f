/** An error in the set-up, with a message that says how to correct it. */
export class SetupError extends Error {}
