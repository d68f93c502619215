type Ask = (statement: { text: string; values: unknown[] }) => Promise<unknown>

/** Waits until no other transaction has what this name stands for; it is let go when the transaction ends. */
export const lockName = (query: Ask, name: string) =>
  query({ text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))', values: [name] })
