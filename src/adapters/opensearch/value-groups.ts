import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { Group } from '../../query/ports.ts'
import { compareKeys, type Keys } from './compare-keys.ts'
import { termSource } from './group-source.ts'
import { walk } from './group-walk.ts'

import type { GroupAggs } from './agg-values.ts'
import type { PlannedKey } from './plan-keys.ts'
import type { Scope } from './scope.ts'

/** What the values of a field are asked for: below these keys, after this group, of these rows. */
export type Below = { keys: readonly PlannedKey[]; after: Keys | undefined; scope: Scope }
export type ValueGroups = {
  /**
   * Takes the different values of the rows of a group, rising, and how many rows have each. Groups are asked for in the
   * order of their keys, some may be left out. False when there are more values than may still be read.
   */
  of(keys: Keys, take: (value: Scalar, rows: number) => void): Promise<boolean>
  close(): Promise<void>
}

const counting: GroupAggs = { aggs: {}, read: ({ doc_count }) => [doc_count] }

/** Groups of the values of a field below the keys of other groups: they come in the same order. At most so many of them. */
export function valueGroups(field: Field, { keys, after, scope }: Below, most: number): ValueGroups {
  const key = { kind: 'terms' as const, field, skipNulls: true, descending: false }
  const groups = oneByOne(
    walk({
      keys: [...keys, { key, source: termSource(key) }],
      // Null is the last value of all: what follows has other keys.
      after: after && [...after, null],
      scope,
      told: counting,
      most: Infinity,
    }),
  )
  const order = keys.map((one) => one.key)
  let next: IteratorResult<Group, undefined> | undefined
  let read = 0
  return {
    async of(own, take) {
      if (most === 0) return false
      for (; ; next = await groups.next()) {
        next ??= await groups.next()
        const place = next.done ? 1 : compareKeys(next.value.keys, own, order)
        if (next.done || place > 0) return true
        if (++read > most) return false
        if (place === 0) take(next.value.keys.at(-1) as Scalar, next.value.metrics[0] as number)
      }
    },
    close: async () => void (await groups.return(undefined)),
  }
}

async function* oneByOne(pages: AsyncIterable<Group[]>): AsyncGenerator<Group, undefined> {
  for await (const page of pages) yield* page
  return undefined
}
