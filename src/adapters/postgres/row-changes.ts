import type { LedgerCommit, RowLedger, RowsRemoved } from '../../datasets/row-ledger.ts'
import { changedMeanwhile } from '../../errors.ts'
import type { Database, Query } from './database.ts'
import { fieldsId, makePlan } from './row-fields.ts'
import { makeRowLock } from './row-lock.ts'
import { changePlace, type Leave, moveRows } from './row-moves.ts'

type Changes = Pick<RowLedger, 'change' | 'answerOf'>
type Deps = { view: RowLedger['view']; holdMs: number }

export function makeRowChanges(
  { query, transaction }: Pick<Database, 'query' | 'transaction'>,
  { view, holdMs }: Deps,
): Changes {
  const alone = makeRowLock({ query }, holdMs)
  return {
    change: (datasetId, work, signal) =>
      alone(
        datasetId,
        async ({ mark, signal }) => {
          const before = await view(datasetId)
          if (before === undefined) throw new Error(`There is no place for rows of ${datasetId}`)
          const commit = (done: LedgerCommit) =>
            transaction(async (query) => {
              signal.throwIfAborted()
              await write(query, { datasetId, mark, ...done })
            })
          const openLoads = await countOpen(query, datasetId)
          const plan = makePlan(query, datasetId, mark)
          return work({ mark, view: before, openLoads, plan, commit }, signal)
        },
        signal,
      ),

    async answerOf(datasetId, id) {
      const [change] = await query<{ answer: RowsRemoved }>({
        text: 'select answer from row_changes where dataset_id = $1 and id = $2',
        values: [datasetId, id],
      })
      return change?.answer
    },
  }
}

async function countOpen(query: Query, datasetId: string): Promise<number> {
  const [open] = await query<{ count: number }>({
    text: `select count(*)::int as count from row_loads where dataset_id = $1 and state = 'loading'`,
    values: [datasetId],
  })
  return open?.count ?? 0
}

type Done = LedgerCommit & { datasetId: string; mark: number }

async function write(query: Query, done: Done): Promise<void> {
  const { datasetId, mark, version, rows, finished, gone = [], marked, answer, fields, moved } = done
  const [place] = await query<{ revision: number }>({
    text: `update row_places set revision = revision + 1, version = greatest(version, $3), row_count = $4
      where dataset_id = $1 and mark = $2 returning revision::float8`,
    values: [datasetId, mark, version, rows],
  })
  if (place === undefined) throw changedMeanwhile(new Error('Another change of these rows has begun'))
  const { revision } = place
  const leave: Leave = (kind, numbers) =>
    query({
      text: `insert into row_leftovers (dataset_id, kind, number, generation, refused_generation, revision)
        select dataset_id, $2, number, generation, refused_generation, $4
        from row_places, unnest($3::int8[]) number where dataset_id = $1 on conflict do nothing`,
      values: [datasetId, kind, numbers, revision],
    })

  if (finished) await finish(query, { ...finished, datasetId, version, rows, revision })
  if (gone.length > 0) {
    await query({
      text: 'update row_loads set is_gone = true, revision = $3 where dataset_id = $1 and number = any($2::int[])',
      values: [datasetId, gone, revision],
    })
    await leave('load', gone)
  }
  if (marked) await leave('marked', [mark])
  if (answer) {
    const { id, ...told } = answer
    await noteChange(query, { datasetId, id, version, answer: told })
  }
  if (moved) await moveRows(query, datasetId, moved, leave)
  if (!fields) return
  await noteChange(query, { datasetId, id: fieldsId, version, answer: fields.fields })
  await changePlace(query, datasetId, fields, leave)
}

async function finish(
  query: Query,
  done: NonNullable<LedgerCommit['finished']> & {
    datasetId: string
    version: number
    rows: number
    revision: number
  },
): Promise<void> {
  const { received, accepted, updated, duplicate, quarantined } = done.counts
  const [finished] = await query({
    text: `update row_loads set state = 'finished', version = $3, received = $4, accepted = $5, updated = $6,
        duplicate = $7, quarantined = $8, row_count = $9, revision = $10
      where dataset_id = $1 and number = $2 and state = 'loading' and received = $4 and quarantined = $8
      returning number`,
    values: [
      done.datasetId,
      done.number,
      done.version,
      received,
      accepted,
      updated,
      duplicate,
      quarantined,
      done.rows,
      done.revision,
    ],
  })
  if (finished === undefined) throw changedMeanwhile(new Error(`Load ${done.number} has changed meanwhile`))
}

const noteChange = (
  query: Query,
  { datasetId, id, version, answer }: { datasetId: string; id: string; version: number; answer: unknown },
) =>
  query({
    text: 'insert into row_changes (dataset_id, id, version, answer) values ($1, $2, $3, $4)',
    values: [datasetId, id, version, JSON.stringify(answer)],
  })
