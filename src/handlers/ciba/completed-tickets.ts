/** The tickets of transactions that the handler may end, and whether an outcome of them was sent. */
const watched = new Map<string, boolean>();

/**
 * Notes for some work whether the transaction is completed meanwhile: a host may call `complete` by itself, and a second outcome
 * must not follow it.
 *
 * @param work Gets a function that returns whether an outcome was sent.
 */
export async function watchTicket(ticket: string, work: (isCompleted: () => boolean) => Promise<void>): Promise<void> {
  watched.set(ticket, false);
  try {
    await work(() => watched.get(ticket) === true);
  } finally {
    watched.delete(ticket);
  }
}

/** Notes that an outcome is sent, or that it was not after all. */
export function noteCompletion(ticket: string, sent: boolean): void {
  if (watched.has(ticket)) watched.set(ticket, sent);
}
