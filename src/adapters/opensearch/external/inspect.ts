import type { FieldNameOf } from '../../../datasets/romanise.ts'
import type { ForeignIndices } from '../../../datasets/foreign-indices.ts'
import { makeAskServer } from '../answer.ts'
import type { Client } from '../client.ts'
import { everything } from '../query.ts'
import { countIn } from '../scope.ts'
import { countColumns } from './counted-columns.ts'
import type { Moments } from './moments.ts'
import { propose } from './propose.ts'
import { judgeTieBreak } from './tie-break.ts'

type Deps = { client: Pick<Client, 'call'>; moments: Moments; fieldNameOf: FieldNameOf }
/** Names of indices that are told. */
const mostIndices = 100

export const makeInspect = ({ client, moments, fieldNameOf }: Deps): ForeignIndices => ({
  async inspect({ index, tieBreak: path }, signal) {
    const { index: asked, mappings } = await moments.behind(index, signal)
    const { fields: proposed, ...proposal } = propose(mappings, fieldNameOf)
    const ask = makeAskServer(client, { index: asked, signal })
    const rows = await countIn({ query: everything, ask })
    const counted = await countColumns(ask, { fields: proposed, columns: proposal.columns })
    const fields = proposed.map((field, i) => (counted[i]?.isMultiple ? { ...field, multiple: true } : field))
    const time = fields.find(({ type }, i) => type === 'timestamp' && counted[i]?.isAlways)
    return {
      index,
      indices: [...mappings.keys()].slice(0, mostIndices),
      rows,
      fields,
      ...proposal,
      timeField: time && !time.multiple ? time.name : null,
      ...(await judgeTieBreak(ask, path, { rows, fields, columns: proposal.columns })),
      tieBreaks: proposal.columns.flatMap(({ compared }, i) =>
        counted[i]?.isUnique && compared ? [compared] : [],
      ),
    }
  },
})
