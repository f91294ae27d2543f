/** Tickets of transactions that the handler may end, and whether an outcome has been sent for each. */
const watched = new Map<string, boolean>();

/**
 * Tracks whether a transaction is completed while some work runs: the application may call `complete` itself, and a second outcome
 * must not follow.
 *
 * @param work Receives a function that returns whether an outcome has been sent.
 */
export async function watchTicket(ticket: string, work: (isCompleted: () => boolean) => Promise<void>): Promise<void> {
  watched.set(ticket, false);
  try {
    await work(() => watched.get(ticket) === true);
  } finally {
    watched.delete(ticket);
  }
}

/** Records that an outcome is being sent, or that it was not recorded after all. */
export function noteCompletion(ticket: string, sent: boolean): void {
  if (watched.has(ticket)) watched.set(ticket, sent);
}
