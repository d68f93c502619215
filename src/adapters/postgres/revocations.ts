import type { Query } from './database.ts'

/** Whose sessions changed: every one of a user, or one. */
export type Revocation = { userId: string } | { sessionId: string }
export type OnRevoked = (revocation: Revocation) => void

export const revocationChannel = (schema: string): string => `${schema}_sessions`

/** Tells the session checks of all processes; sent when the transaction of `query` commits. */
export async function notifyRevocation(query: Query, schema: string, revocation: Revocation): Promise<void> {
  await query({
    name: 'notify_revocation',
    text: 'select pg_notify($1, $2)',
    values: [revocationChannel(schema), JSON.stringify(revocation)],
  })
}
