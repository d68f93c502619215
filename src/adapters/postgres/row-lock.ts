import { randomUUID } from 'node:crypto'
import { changedMeanwhile } from '../../errors.ts'
import { makeTurns, type Turns } from '../../turns/turns.ts'
import type { Database } from './database.ts'
import { waitAbout } from '../../turns/wait-about.ts'

/** Who changes the rows of a data set now. */
export type Held = { mark: number; signal: AbortSignal }

const [leastWaitMs, mostWaitMs] = [20, 250]

/**
 * One change of a data set at a time, by a note in its place with an end, renewed meanwhile: it holds also behind a
 * pooler of connections. That a change of which the note ran out commits nothing is seen to by its mark.
 */
export function makeRowLock({ query }: Pick<Database, 'query'>, holdMs: number) {
  const turns = new Map<string, { turns: Turns; users: number }>()

  /** Changes of this server wait for each other without asking the database. */
  async function inTurn<T>(datasetId: string, signal: AbortSignal | undefined, work: () => Promise<T>) {
    const own = turns.get(datasetId) ?? { turns: makeTurns(1), users: 0 }
    turns.set(datasetId, own)
    own.users++
    try {
      const giveBack = await own.turns.take(signal)
      return await work().finally(giveBack)
    } finally {
      if (--own.users === 0) turns.delete(datasetId)
    }
  }

  async function take(datasetId: string, holder: string, signal: AbortSignal | undefined): Promise<number> {
    for (let waitMs = leastWaitMs; ; waitMs = Math.min(waitMs * 2, mostWaitMs)) {
      signal?.throwIfAborted()
      const [taken] = await query<{ mark: number }>({
        text: `update row_places set holder = $2, held_until = now() + $3 * interval '1 ms', mark = mark + 1
          where dataset_id = $1 and (holder is null or held_until < now()) returning mark::float8`,
        values: [datasetId, holder, holdMs],
      })
      if (taken) return taken.mark
      const place = await query({ text: 'select from row_places where dataset_id = $1', values: [datasetId] })
      if (place.length === 0) throw new Error(`There is no place for rows of ${datasetId}`)
      await waitAbout(waitMs, signal)
    }
  }

  /** Keeps the note from running out; `lose` is called when it has. */
  function renewing(datasetId: string, holder: string, lose: (why: unknown) => void) {
    let renewedAt = performance.now()
    const renew = async () => {
      const asked = performance.now()
      const kept = await query({
        text: `update row_places set held_until = now() + $3 * interval '1 ms'
          where dataset_id = $1 and holder = $2 returning 1`,
        values: [datasetId, holder, holdMs],
      })
      if (kept.length === 0) lose(new Error('Another server has begun a change of these rows'))
      renewedAt = asked
    }
    return setInterval(() => {
      renew().catch((error: unknown) => {
        if (performance.now() - renewedAt > holdMs) lose(error)
      })
    }, holdMs / 4)
  }

  return <T>(datasetId: string, work: (held: Held) => Promise<T>, signal?: AbortSignal): Promise<T> =>
    inTurn(datasetId, signal, async () => {
      const holder = randomUUID()
      const mark = await take(datasetId, holder, signal)
      const lost = new AbortController()
      const renewal = renewing(datasetId, holder, (why) => lost.abort(changedMeanwhile(why)))
      try {
        return await work({ mark, signal: signal ? AbortSignal.any([signal, lost.signal]) : lost.signal })
      } finally {
        clearInterval(renewal)
        // Whoever cannot be told waits until the note has run out.
        await query({
          text: 'update row_places set holder = null where dataset_id = $1 and holder = $2',
          values: [datasetId, holder],
        }).catch(() => undefined)
      }
    })
}
