import type { DatasetShape } from '../../datasets/cell.ts'
import type { Field } from '@tg-cloud/contract/fields'
import type { QuestionEngine } from '../../query/ports.ts'
import { makeAskServer } from './answer.ts'
import type { Client } from './client.ts'
import type { Snapshots } from './snapshots.ts'

/** Rows whose lengths tell of all. */
const sampleRows = 100

/** Rows as the ledger has them, bytes by the first rows. */
export const makeSize = ({
  client,
  snapshots,
}: {
  client: Pick<Client, 'call'>
  snapshots: Pick<Snapshots, 'read'>
}): Pick<QuestionEngine, 'size'> => ({
  size: ({ id }: DatasetShape, fields: readonly Field[]) =>
    snapshots.read(id, async (snapshot, signal) => {
      const rows = snapshot?.rows ?? 0
      if (snapshot === undefined || rows === 0 || fields.length === 0) return { rows, bytes: 0 }
      const ask = makeAskServer(client, { index: snapshot.index, signal })
      const { hits } = await ask({
        size: sampleRows,
        track_total_hits: false,
        query: snapshot.visible,
        _source: fields.map(({ name }) => name),
      })
      const bytes = hits.hits.reduce(
        (sum, { _source }) => sum + Buffer.byteLength(JSON.stringify(_source ?? {})),
        0,
      )
      return { rows, bytes: Math.round((rows * bytes) / Math.max(1, hits.hits.length)) }
    }),
})
