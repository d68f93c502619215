import type { DatasetShape } from '../../datasets/cell.ts'
import type { PlannedIndex, RowLedger } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import type { RefusedRows } from './refused-rows.ts'

type Deps = {
  ledger: Pick<RowLedger, 'change' | 'reserve'>
  indices: Indices
  names: Names
  refusedRows: Pick<RefusedRows, 'copy'>
  /** How long a target that nobody renews is kept. */
  keepMs: number
}
/** New indices that are nobody's yet. */
export type Target = {
  mark: number
  index: string
  place: { generation: number; refusedGeneration: number }
  /** Ends also when it is not kept any more. */
  signal: AbortSignal
}
/** Makes new indices for the rows of a data set, which are removed some time after `work` unless they became its place. */
export type WithTarget = <T>(
  dataset: DatasetShape,
  how: {
    /** Refused rows are written anew too, from what is left of these or from those of another data set. */
    refusedFrom?: string | undefined
    signal: AbortSignal
  },
  work: (target: Target) => Promise<T>,
) => Promise<T>

export function makeWithTarget({ ledger, indices, names, refusedRows, keepMs }: Deps): WithTarget {
  /** A change that changes nothing: it has a mark, which no other has. */
  const plan = (dataset: DatasetShape, isRefused: boolean, signal: AbortSignal) =>
    ledger.change(
      dataset.id,
      async ({ mark, view, plan }) => {
        const planned: PlannedIndex[] = []
        for (const kind of ['rows_index', ...(isRefused ? ['refused_index' as const] : [])] as const) {
          const index = { datasetId: dataset.id, kind, number: await plan(kind) }
          planned.push(index)
          await keep(index)
        }
        const generation = planned[0]?.number ?? 0
        const refusedGeneration = isRefused ? generation : view.refusedGeneration
        return { mark, view, planned, place: { generation, refusedGeneration } }
      },
      signal,
    )

  async function keep(index: PlannedIndex): Promise<void> {
    if (await ledger.reserve(index, keepMs)) return
    throw changedMeanwhile(new Error(`The new index ${index.number} was not kept long enough`))
  }

  return async (dataset, { refusedFrom, signal: given }, work) => {
    const { mark, view, planned, place } = await plan(dataset, refusedFrom !== undefined, given)
    const lost = new AbortController()
    const signal = AbortSignal.any([given, lost.signal])
    let keptAt = performance.now()
    const timer = setInterval(() => {
      const at = performance.now()
      Promise.all(planned.map(keep)).then(
        () => (keptAt = at),
        (error: unknown) => {
          if (performance.now() - keptAt > keepMs) lost.abort(error)
        },
      )
    }, keepMs / 4)
    try {
      const index = names.rows(dataset.id, place.generation)
      await indices.makeRows(index, { id: dataset.id, fields: view.fields })
      if (refusedFrom !== undefined) {
        const isLeft = await indices.has(names.refused(dataset.id, view.refusedGeneration))
        await refusedRows.copy({
          datasetId: dataset.id,
          source: isLeft ? names.refused(dataset.id, view.refusedGeneration) : names.refused(refusedFrom, 1),
          to: place.refusedGeneration,
          mark,
          erased: false,
        })
      }
      return await work({ mark, index, place, signal })
    } finally {
      clearInterval(timer)
    }
  }
}
