/** An error in the setup, with a message that says how to correct it. */
export class SetupError extends Error {}
