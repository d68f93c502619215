import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { DatasetShape } from '../../datasets/cell.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { LedgerChange, RowLedger, RowPlace } from '../../datasets/row-ledger.ts'
import type { CopyRows } from './copy-rows.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'
import type { Ensure } from './places.ts'
import type { RefusedRows } from './refused-rows.ts'
import { snapshotOf } from './snapshots.ts'
import { isStoredAlike } from './stored-fields.ts'

type FieldChanges = Pick<RowEngine, 'changeFields' | 'fieldChanges' | 'endFieldChange'>
type Deps = {
  ledger: RowLedger
  names: Names
  indices: Indices
  ensure: Ensure
  copyRows: CopyRows
  refusedRows: Pick<RefusedRows, 'copy'>
  log: (line: string) => void
}
type Generations = Pick<RowPlace, 'generation' | 'refusedGeneration'>

export function makeFieldChanges(deps: Deps): FieldChanges {
  const { ledger, names, indices, ensure, copyRows, refusedRows, log } = deps

  /** Where rows with these fields are: in the index that there is where it can hold them, else in one made for them. */
  async function rowsWith(
    fields: readonly Field[],
    dataset: DatasetShape,
    change: LedgerChange,
    signal: AbortSignal,
  ): Promise<number> {
    const { id, primaryKey } = dataset
    const { view } = change
    const index = names.rows(id, view.generation)
    // An open load begins anew, with rows of the same names: those that it has written must not be met.
    const mayStay = change.openLoads === 0 && view.fields.every((field) => isKept(field, fields))
    if (mayStay && (await indices.addFields(index, { id, fields }, view.fields))) return view.generation
    const generation = await change.plan('rows_index')
    const copy = names.rows(id, generation)
    await indices.makeRows(copy, { id, fields })
    const snapshot = snapshotOf(view, names)
    await copyRows({ snapshot, to: { index: copy, fields, primaryKey }, mark: change.mark, signal })
    return generation
  }

  async function refusedWith(
    fields: readonly Field[],
    datasetId: string,
    change: LedgerChange,
  ): Promise<number> {
    const { view, mark } = change
    const isDropped = view.fields.some(({ name }) => fieldNamed(fields, name) === undefined)
    if (!isDropped && change.openLoads === 0) return view.refusedGeneration
    const generation = await change.plan('refused_index')
    await refusedRows.copy({
      datasetId,
      source: names.refused(datasetId, view.refusedGeneration),
      to: generation,
      mark,
      erased: isDropped,
    })
    return generation
  }

  return {
    async changeFields(dataset, { version, fields }) {
      const { id } = dataset
      await ensure(dataset)
      const moved = await ledger.change(id, async (change, signal): Promise<Generations | undefined> => {
        const pending = (await ledger.fieldChanges()).find(({ datasetId }) => datasetId === id)
        if (pending?.version === version) return undefined
        if (pending) throw new Error(`The change of fields at version ${pending.version} has not ended`)
        const generation = await rowsWith(fields, dataset, change, signal)
        const refusedGeneration = await refusedWith(fields, id, change)
        const place = { generation, refusedGeneration }
        await change.commit({ version, rows: change.view.rows, fields: { fields, place } })
        return place
      })
      // It has happened: the name for people follows with the next change at the latest.
      if (moved)
        await indices
          .show(id, names.rows(id, moved.generation))
          .catch((error: Error) => log(`The alias ${names.alias(id)} does not follow: ${error.message}`))
    },
    fieldChanges: ledger.fieldChanges,
    endFieldChange: ledger.endFieldChange,
  }
}

function isKept(field: Field, fields: readonly Field[]): boolean {
  const next = fieldNamed(fields, field.name)
  return next !== undefined && next.name === field.name && isStoredAlike(field, next)
}
