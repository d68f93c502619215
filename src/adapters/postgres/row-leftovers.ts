import type { Leftover, RowLedger } from '../../datasets/row-ledger.ts'
import type { Database } from './database.ts'

type Leftovers = Pick<
  RowLedger,
  'keep' | 'release' | 'reserve' | 'claimLeftover' | 'keepLeftover' | 'endLeftover'
>

const columns = [
  'dataset_id as "datasetId"',
  'kind',
  'number::float8',
  'generation',
  'refused_generation as "refusedGeneration"',
].join(', ')
const forMs = (place: string) => `now() + ${place} * interval '1 ms'`
const one = 'dataset_id = $1 and kind = $2 and number = $3 and generation = $4'
const keyOf = ({ datasetId, kind, number, generation }: Leftover) => [datasetId, kind, number, generation]

export const makeRowLeftovers = ({ query }: Pick<Database, 'query'>): Leftovers => ({
  async keep({ id, view }, ms) {
    await query({
      text: `insert into row_readers (id, dataset_id, revision, until) values ($1, $2, $3, ${forMs('$4')})
        on conflict (id) do update set until = ${forMs('$4')}`,
      values: [id, view.datasetId, view.revision, ms],
    })
  },

  async release(readerId) {
    await query({ text: 'delete from row_readers where id = $1 or until < now()', values: [readerId] })
  },

  async reserve({ datasetId, kind, number }, ms) {
    const reserved = await query({
      text: `update row_leftovers set since = greatest(since, ${forMs('$4')})
        where dataset_id = $1 and kind = $2 and number = $3 and claimed_until is null returning 1`,
      values: [datasetId, kind, number, ms],
    })
    return reserved.length > 0
  },

  async claimLeftover({ olderThanMs, forMs: ms }) {
    const [leftover] = await query<Leftover>({
      text: `update row_leftovers set claimed_until = ${forMs('$2')} where (dataset_id, kind, number) = (
          select dataset_id, kind, number from row_leftovers l
          where since < now() - $1 * interval '1 ms' and (claimed_until is null or claimed_until < now())
            and not exists (select from row_places p where p.dataset_id = l.dataset_id and p.mark + 1 = l.number
              and l.kind in ('rows_index', 'refused_index') and p.held_until > now() and p.holder is not null)
            and not exists (select from row_loads o where o.dataset_id = l.dataset_id
              and l.kind = 'rows_index' and o.generation = l.number and o.state = 'loading')
            and not exists (select from row_readers r
              where r.dataset_id = l.dataset_id and r.revision < l.revision and until > now())
          order by since limit 1 for update skip locked
        ) returning ${columns}`,
      values: [olderThanMs, ms],
    })
    return leftover
  },

  async keepLeftover(leftover, ms) {
    const kept = await query({
      text: `update row_leftovers set claimed_until = ${forMs('$5')} where ${one} returning 1`,
      values: [...keyOf(leftover), ms],
    })
    return kept.length > 0
  },

  async endLeftover(leftover) {
    await query({ text: `delete from row_leftovers where ${one}`, values: keyOf(leftover) })
  },
})
