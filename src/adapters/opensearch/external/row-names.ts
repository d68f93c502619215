import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import { all, any, type Query, term } from '../query.ts'
import type { ForeignHit } from './hits.ts'

const ids = (values: readonly string[]): Query => ({ ids: { values } })

/**
 * `$row` of documents: the `_id` where the data set is over one index, else behind the name of its index, which has no
 * colon in it.
 */
export function rowNames({ index: name }: Pick<DatasetSource, 'index'>, behind: ReadonlySet<string>) {
  const isOne = behind.has(name)
  return {
    isOne,
    nameOf: ({ _id, _index = '' }: ForeignHit): string => (isOne ? _id : `${_index}:${_id}`),
    partsOf(row: string): { index: string; id: string } {
      const at = row.indexOf(':')
      return isOne
        ? { index: name, id: row }
        : { index: row.slice(0, Math.max(0, at)), id: row.slice(at + 1) }
    },
    query(rows: readonly string[]): Query {
      if (isOne) return ids(rows)
      return any(
        ...rows.map((row) => {
          const { index, id } = this.partsOf(row)
          return all(term('_index', index), ids([id]))
        }),
      )
    },
  }
}
export type RowNames = ReturnType<typeof rowNames>
