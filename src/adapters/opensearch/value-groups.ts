import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { Group } from '../../query/ports.ts'
import { termSource } from './group-source.ts'
import { walk } from './group-walk.ts'
import type { Keys } from './walk.ts'
import type { GroupAggs } from './agg-values.ts'
import type { PlannedKey } from './plan-keys.ts'
import type { Scope } from './scope.ts'

/** What the values of a field are asked for: below these keys, after this group, of these rows. */
export type Below = { keys: readonly PlannedKey[]; after: Keys | undefined; scope: Scope }
export type ValueGroups = {
  /**
   * The different values of the rows of a group, rising, and how many rows have each. Groups are asked for in the order
   * of their keys; undefined for one whose values are more than may still be read.
   */
  of(keys: Keys): Promise<{ value: Scalar; rows: number }[] | undefined>
  close(): Promise<void>
}

const counted: GroupAggs = { aggs: {}, read: ({ doc_count }) => [doc_count] }

/** Groups of the values of a field below the keys of other groups: they come in the same order. At most so many of them. */
export function valueGroups(field: Field, { keys, after, scope }: Below, most: number): ValueGroups {
  const key = { kind: 'terms' as const, field, skipNulls: true, descending: false }
  const groups = oneByOne(
    walk({
      keys: [...keys, { key, source: termSource(key) }],
      // Null is the last value of all: what follows has other keys.
      after: after && [...after, null],
      scope,
      told: counted,
      most: Infinity,
    }),
  )
  let next: IteratorResult<Group, undefined> | undefined
  let read = 0
  return {
    async of(own) {
      const values: { value: Scalar; rows: number }[] = []
      next ??= await groups.next()
      for (; !next.done && startsWith(next.value.keys, own); next = await groups.next()) {
        if (++read > most) return undefined
        const [rows] = next.value.metrics
        values.push({ value: next.value.keys.at(-1) as Scalar, rows: rows as number })
      }
      return values
    },
    close: async () => void (await groups.return(undefined)),
  }
}

async function* oneByOne(pages: AsyncIterable<Group[]>): AsyncGenerator<Group, undefined> {
  for await (const page of pages) yield* page
  return undefined
}
const startsWith = (keys: Keys, head: Keys) => head.every((value, i) => keys[i] === value)
