import { randomUUID } from 'node:crypto'
import type { LedgerView, RowLedger } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Names } from './names.ts'
import type { Query } from './query.ts'
import { visibleQuery } from './visible.ts'

/** The rows of a data set at one moment: those of `visible` in `index`. */
export type Snapshot = LedgerView & { index: string; refusedIndex: string; visible: Query }

type Deps = {
  ledger: Pick<RowLedger, 'view' | 'keep' | 'release'>
  names: Names
  /** What is in answers no more stays for at least twice as long. */
  keepMs: number
}

/**
 * What is read of a data set, however often it is asked for, is of one moment: what changes meanwhile is removed no
 * earlier than somebody reads it. Without a place there is no snapshot.
 */
export type Snapshots = {
  read<T>(
    datasetId: string,
    work: (snapshot: Snapshot | undefined, signal: AbortSignal) => Promise<T>,
    signal?: AbortSignal,
  ): Promise<T>
  /** As long as the reader pulls. */
  readOn<T>(
    datasetId: string,
    work: (snapshot: Snapshot | undefined, signal: AbortSignal) => AsyncGenerator<T>,
    signal?: AbortSignal,
  ): AsyncGenerator<T>
}

export function makeSnapshots({ ledger, names, keepMs }: Deps): Snapshots {
  async function open(datasetId: string, given: AbortSignal | undefined) {
    given?.throwIfAborted()
    const askedAt = performance.now()
    const view = await ledger.view(datasetId)
    given?.throwIfAborted()
    const lost = new AbortController()
    const signal = given ? AbortSignal.any([given, lost.signal]) : lost.signal
    if (view === undefined)
      return { snapshot: undefined, signal, check: () => signal.throwIfAborted(), close: () => {} }
    const keeper = keeping(view, askedAt, (why) => lost.abort(changedMeanwhile(why)))
    /** Throws when the rows of this moment may be gone, or nobody waits for them. */
    const check = () => {
      keeper.check()
      signal.throwIfAborted()
    }
    return { snapshot: snapshotOf(view, names), signal, check, close: keeper.stop }
  }

  /** Whoever reads for long says so, again and again; `lose` when that was not heard. */
  function keeping(view: LedgerView, askedAt: number, lose: (why: unknown) => void) {
    const reader = { id: randomUUID(), view }
    let keptAt = askedAt
    let isTold = false
    /** Rows of this moment may be gone when an event loop stood still, or the ledger does not answer. */
    const check = () => {
      if (performance.now() - keptAt > keepMs) lose(new Error('A reader was not heard of for too long'))
    }
    const timer = setInterval(() => {
      check()
      const at = performance.now()
      isTold = true
      ledger.keep(reader, 2 * keepMs).then(
        () => (keptAt = at),
        () => undefined,
      )
    }, keepMs / 3)
    return {
      check,
      stop() {
        clearInterval(timer)
        // One that stays is forgotten when its time has passed.
        if (isTold) ledger.release(reader.id).catch(() => undefined)
      },
    }
  }

  return {
    async read(datasetId, work, given) {
      const { snapshot, signal, check, close } = await open(datasetId, given)
      try {
        const answer = await work(snapshot, signal)
        check()
        return answer
      } finally {
        close()
      }
    },
    async *readOn(datasetId, work, given) {
      const { snapshot, signal, check, close } = await open(datasetId, given)
      try {
        for await (const page of work(snapshot, signal)) {
          check()
          yield page
        }
        // That nothing came any more may be since it is gone.
        check()
      } finally {
        close()
      }
    },
  }
}

export const snapshotOf = (view: LedgerView, names: Names): Snapshot => ({
  ...view,
  index: names.rows(view.datasetId, view.generation),
  refusedIndex: names.refused(view.datasetId, view.refusedGeneration),
  visible: visibleQuery(view),
})
