import type { DatasetProfile, FieldProfile } from '@tg-cloud/contract/dataset-profile'
import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import { invalidRequest } from '../errors.ts'
import { withDeadline } from '../turns/deadline.ts'
import { toJson } from '../values/print.ts'
import type { Scalar } from './cell.ts'
import type { DatasetRecord } from './dataset.ts'
import type { FieldSummary } from '../values/field-summary.ts'
import type { RowEngine } from './row-engine.ts'

/** What all fields hold, or the one named. Errors: query_timeout; invalid_request for a field that is none. */
export type ProfileDataset = (
  dataset: DatasetRecord,
  name: string | undefined,
  signal: AbortSignal,
) => Promise<DatasetProfile>

export function makeProfileDataset({ engine }: { engine: Pick<RowEngine, 'profile'> }): ProfileDataset {
  return async (dataset, name, signal) => {
    const fields = name === undefined ? dataset.fields : [fieldOf(dataset, name)]
    const begun = performance.now()
    const names = fields.map((field) => field.name)
    const found = await withDeadline(limits.profileMs, signal, (late) => engine.profile(dataset, names, late))
    return {
      dataset: dataset.slug,
      version: dataset.version,
      rows: found.rows,
      fields: fields.flatMap((field, i) => shown(field, found.fields[i])),
      tookMs: Math.round(performance.now() - begun),
    }
  }
}

function fieldOf({ fields }: DatasetRecord, name: string): Field {
  const field = fieldNamed(fields, name)
  if (field === undefined) throw invalidRequest([{ path: 'query.field', code: 'unknown_field', params: {} }])
  return field
}

function shown(field: Field, summary: FieldSummary | undefined): FieldProfile[] {
  if (summary === undefined) return []
  const value = (cell: Scalar | null) => toJson(field, cell)
  const { quantiles, top, histogram, ...rest } = summary
  return [
    {
      name: field.name,
      type: field.type,
      ...rest,
      min: value(rest.min),
      max: value(rest.max),
      quantiles: quantiles.map((quantile) => ({ ...quantile, value: value(quantile.value) })),
      top: top.map((one) => ({ ...one, value: value(one.value) })),
      histogram: histogram.map(({ from, to, rows }) => ({ from: value(from), to: value(to), rows })),
    },
  ]
}
