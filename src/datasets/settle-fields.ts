import { isDeepStrictEqual } from 'node:util'
import { AppError } from '../errors.ts'
import type { DatasetRepository } from './ports.ts'
import type { FieldChange, RowEngine } from './row-engine.ts'

type Deps = {
  datasets: Pick<DatasetRepository, 'changeFields'>
  engine: Pick<RowEngine, 'fieldChanges' | 'endFieldChange'>
}
/**
 * Makes records agree with changes of fields that the engine has acknowledged. Runs after each change, and at the start
 * and every minute for those that were cut off in between.
 */
export type SettleFields = () => Promise<void>

export function makeSettleFields({ datasets, engine }: Deps): SettleFields {
  async function settle(datasetId: string): Promise<void> {
    let change: FieldChange | undefined
    await datasets.changeFields(datasetId, async ({ fields }) => {
      // What the engine says is asked again: until now another may have changed and settled it.
      change = (await engine.fieldChanges()).find((one) => one.datasetId === datasetId)
      return change && !isDeepStrictEqual(change.fields, fields) ? change.fields : undefined
    })
    if (change) await engine.endFieldChange(change)
  }
  return async () => {
    for (const { datasetId } of await engine.fieldChanges())
      await settle(datasetId).catch((error: unknown) => {
        // One that is being deleted takes the change with it.
        if (!(error instanceof AppError && error.code === 'dataset_not_found')) throw error
      })
  }
}
