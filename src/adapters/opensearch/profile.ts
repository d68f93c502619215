import type { Field } from '@tg-cloud/contract/fields'
import { type FieldSummary, isTold, summaryOfCounts } from '../../values/field-summary.ts'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Client } from './client.ts'
import { type AskProfile, makeAskProfile } from './profile-ask.ts'
import { type FieldRange, rangesOf } from './profile-ranges.ts'
import { type Told, valuesOf } from './profile-values.ts'
import { knownField } from '../../values/known-field.ts'
import type { Snapshots } from './snapshots.ts'
import { requireFields } from './stored-fields.ts'

type Deps = { client: Client; snapshots: Pick<Snapshots, 'read'> }

export const makeProfile = ({ client, snapshots }: Deps): Pick<RowEngine, 'profile'> => ({
  profile: ({ id, fields }, names, given) =>
    snapshots.read(
      id,
      async (snapshot, signal) => {
        const asked = names.map((name) => knownField(fields, name))
        // Without any load there may be no index.
        if (snapshot === undefined || snapshot.loads.length === 0)
          return { rows: 0, fields: asked.map((field) => summaryOfCounts(field, 0, 0)) }
        requireFields(asked, snapshot.fields)
        const ask = makeAskProfile(client, { snapshot, signal })
        return summariesOf(ask, asked)
      },
      given,
    ),
})

export async function summariesOf(ask: AskProfile, fields: readonly Field[]) {
  const { rows, ranges } = await rangesOf(ask, fields)
  const values = await valuesOf(
    ask,
    ranges.filter(({ field, count }) => isTold(field) && count > 0),
  )
  return { rows, fields: ranges.map((range) => summaryOf(range, rows, values.get(range))) }
}

function summaryOf(range: FieldRange, rows: number, values: Told | undefined): FieldSummary {
  const { field, count, min, max, mean } = range
  const base = summaryOfCounts(field, count, rows - count)
  return values === undefined ? base : { ...base, min, max, mean, ...values }
}
