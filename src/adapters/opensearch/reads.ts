import type { ReadRow, RowEngine } from '../../datasets/row-engine.ts'
import { knownField } from '../../values/known-field.ts'
import { countIn } from './scope.ts'
import type { Choose } from './scopes.ts'
import { searchRows } from './search-rows.ts'
import type { Snapshots } from './snapshots.ts'
import { requireFields } from './stored-fields.ts'

type Deps = { snapshots: Snapshots; choose: Choose }

export const makeReads = ({ snapshots, choose }: Deps): Pick<RowEngine, 'count' | 'scan'> => ({
  count: (dataset, filter, given) =>
    snapshots.read(
      dataset.id,
      async (snapshot, signal) =>
        // Without any load there may be no index.
        snapshot === undefined || snapshot.loads.length === 0
          ? 0
          : countIn(await choose(dataset, snapshot, filter, signal)),
      given,
    ),

  scan: (dataset, { filter, fields: names }, given) =>
    snapshots.readOn(
      dataset.id,
      async function* (snapshot, signal): AsyncGenerator<ReadRow[]> {
        if (snapshot === undefined || snapshot.loads.length === 0) return
        const fields = names.map((name) => knownField(dataset.fields, name))
        requireFields(fields, snapshot.fields)
        const scope = await choose(dataset, snapshot, filter, signal)
        const versions = new Map(snapshot.loads.map(({ number, version }) => [number, version]))
        const plan = { fields, sort: [], rowDescending: false, limit: Infinity }
        for await (const page of searchRows(plan, scope))
          yield page.map((row) => ({ ...row, version: versions.get(row.load) ?? 0 }))
      },
      given,
    ),
})
