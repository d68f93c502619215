import type { DatasetShape } from '../../datasets/cell.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { RowLedger, RowPlace } from '../../datasets/row-ledger.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'

type Deps = { ledger: RowLedger; indices: Indices; names: Names }

export function makePlaces({ ledger, indices, names }: Deps) {
  /** Places that this process has made, or seen with rows. */
  const made = new Set<string>()

  /** The place of a data set, which is made when there is none. */
  async function ensure({ id, fields }: DatasetShape): Promise<RowPlace> {
    const before = await ledger.place(id)
    // An index that has held rows and is gone is a fault, and not made again without them.
    if (before !== undefined && (before.version > 0 || made.has(id))) return before
    const place = before ?? (await ledger.create({ id, fields }))
    await indices.makeRows(names.rows(id, place.generation), { id, fields: place.fields }, names.alias(id))
    made.add(id)
    return place
  }

  const places: Pick<RowEngine, 'create' | 'remove'> = {
    async create(dataset) {
      await ensure(dataset)
    },
    async remove(datasetId) {
      made.delete(datasetId)
      await ledger.remove(datasetId)
      await indices.remove(...(await indices.of(datasetId)))
    },
  }
  return { ensure, places }
}
export type Ensure = ReturnType<typeof makePlaces>['ensure']
