import { limits } from '@tg-cloud/contract/limits'
import type { IdempotencyStore } from '../../idempotency/ports.ts'
import type { Database } from './database.ts'
import { interval } from './session-statements.ts'

export function makeIdempotencyStore({ transaction }: Pick<Database, 'transaction'>): IdempotencyStore {
  return {
    once: ({ id, request }, work) =>
      transaction(async (query) => {
        // Another transaction with this id makes the insert wait until it has ended.
        const claimed = await query({
          text: `insert into idempotency_keys (id, request, expires_at)
            values ($1, $2, now() + ${interval(limits.idempotencyKeptMs)})
            on conflict (id) do update set request = excluded.request, answer = null, expires_at = excluded.expires_at
              where idempotency_keys.expires_at < now()
            returning id`,
          values: [id, request],
        })
        if (claimed.length > 0) {
          const answer = await work()
          await query({ text: 'update idempotency_keys set answer = $2 where id = $1', values: [id, answer] })
          return { kind: 'ran', answer }
        }
        const [stored] = await query<{ request: Buffer; answer: Buffer }>({
          text: 'select request, answer from idempotency_keys where id = $1',
          values: [id],
        })
        return stored?.request.equals(request)
          ? { kind: 'replayed', answer: stored.answer }
          : { kind: 'reused' }
      }),
  }
}
