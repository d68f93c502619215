import { isDeepStrictEqual } from 'node:util'
import type { SchemaChange, SchemaChanged, SchemaChanges } from '@tg-cloud/contract/dataset-schema'
import { datasetReadOnly } from '../errors-foreign.ts'
import { schemaChangeRefused } from '../errors.ts'
import { applyChanges, type Effect, type RefusedChange } from './change-fields.ts'
import type { DatasetRecord } from './dataset.ts'
import type { BrokenQueries, DatasetLoads, DatasetRepository } from './ports.ts'
import type { RowEngine } from './row-engine.ts'
import type { SettleFields } from './settle-fields.ts'

type Deps = {
  datasets: Pick<DatasetRepository, 'changeFields'>
  engine: Pick<RowEngine, 'count' | 'changeFields'>
  loads: DatasetLoads
  settleFields: SettleFields
  brokenQueries: BrokenQueries
  log: (line: string) => void
}
/** Errors: schema_change_refused, dataset_busy, dataset_read_only. */
export type ChangeSchema = (dataset: DatasetRecord, input: SchemaChanges) => Promise<SchemaChanged>

export function makeChangeSchema({
  datasets,
  engine,
  loads,
  settleFields,
  brokenQueries,
  log,
}: Deps): ChangeSchema {
  async function judge(dataset: DatasetRecord, changes: readonly SchemaChange[]) {
    const rows = await engine.count(dataset)
    const { fields, effects, refused } = applyChanges(changes, { ...dataset, rows })
    if (refused.length > 0) throw refusal(refused)
    const counted: SchemaChanged['effects'] = []
    for (const { of, ...effect } of effects) counted.push({ ...effect, rows: await count(dataset, of, rows) })
    return { fields, effects: counted }
  }
  const count = (dataset: DatasetRecord, field: Effect['of'], rows: number) =>
    field ? engine.count(dataset, { op: 'exists', target: { kind: 'field', field } }) : Promise.resolve(rows)

  // The engine first: it is the truth of rows, and what it has done the records are made to follow (settle-fields.ts).
  async function change(dataset: DatasetRecord, changes: readonly SchemaChange[]): Promise<SchemaChanged> {
    await settleFields()
    let effects: SchemaChanged['effects'] = []
    let broken: SchemaChanged['brokenQueries'] = []
    try {
      const { fields, version } = await datasets.changeFields(dataset.id, async (current, version) => {
        const judged = await judge(current, changes)
        effects = judged.effects
        if (isDeepStrictEqual(judged.fields, current.fields)) return undefined
        broken = await brokenQueries(current, judged.fields)
        await engine.changeFields(current, { fields: judged.fields, version })
        return judged.fields
      })
      return { dryRun: false, fields, effects, brokenQueries: broken, version }
    } finally {
      await settleFields().catch((error: Error) => log(`Fields are not settled: ${error.message}`))
    }
  }

  return async (dataset, { changes, dryRun }) => {
    // What people are told of a field, of any data set.
    if (dataset.source && changes.some(({ op }) => op !== 'describe')) throw datasetReadOnly()
    if (!dryRun) return loads.whileIdle(dataset.id, () => change(dataset, changes))
    const { fields, effects } = await judge(dataset, changes)
    const broken = await brokenQueries(dataset, fields)
    return { dryRun, fields, effects, brokenQueries: broken, version: dataset.version }
  }
}

const reasonsMost = 5
const issuesMost = 100

function refusal(refused: readonly RefusedChange[]) {
  const reasons = refused.slice(0, reasonsMost).map(({ reason }) => reason)
  if (refused.length > reasonsMost) reasons.push(`${refused.length - reasonsMost} more`)
  return schemaChangeRefused(
    reasons.join('; '),
    refused.slice(0, issuesMost).map(({ reason: _reason, ...issue }) => issue),
  )
}
