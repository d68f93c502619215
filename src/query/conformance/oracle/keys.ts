import type { Field } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { beginOf, labelOf, nextBegin } from './calendar.ts'
import { decimalText, fieldIn, type Order, orderOf, type Row, timeText, unitsOf, valuesIn } from './values.ts'

/** A key of a group as answers show it, and where it stands among the others; null for rows without a value. */
export type Key = { shown: unknown; order: Order } | null

/** The groups of one part of `groupBy` that a row is in. */
export function keysOf(row: Row, groupBy: GroupBy, fields: readonly Field[]): Key[] {
  const field = fieldIn(fields, groupBy.field)
  const values = valuesIn(row, field)
  if (values.length === 0) return groupBy.nulls === 'skip' ? [] : [null]
  if (groupBy.type !== 'terms') return values.flatMap((value) => bucketOf(value, groupBy, field) ?? [])
  // Zero has one sign among keys.
  const shown = (value: unknown) => (value === 0 ? 0 : value)
  const different = new Map(values.map((value) => [orderOf(field, value), shown(value)]))
  return [...different].map(([order, value]) => ({ shown: value, order }))
}

export type Bucketed = Exclude<GroupBy, { type: 'terms' }>
export type Timed = Extract<GroupBy, { type: 'calendar' | 'fixed_interval' }>

/** The bucket of a value; undefined when there is none. */
export function bucketOf(value: unknown, groupBy: Bucketed, field: Field): Key | undefined {
  const at = orderOf(field, value)
  switch (groupBy.type) {
    case 'ranges': {
      const found = groupBy.ranges.findIndex(
        ({ from, to }) =>
          (from === undefined || at >= orderOf(field, from)) && (to === undefined || at < orderOf(field, to)),
      )
      if (found < 0) return undefined
      const { key, from = '', to = '' } = groupBy.ranges[found]!
      return { shown: key ?? `${from}..${to}`, order: found }
    }
    case 'histogram': {
      const { interval, offset = 0 } = groupBy
      if (field.type !== 'double') {
        const { scale = 0 } = field
        const [width, origin] = [interval, offset].map((part) => unitsOf(String(part), scale)) as [
          bigint,
          bigint,
        ]
        const begin = BigInt(at) - floorRest(BigInt(at) - origin, width)
        return { shown: field.type === 'int' ? Number(begin) : decimalText(begin, scale), order: begin }
      }
      const begin =
        Math.floor(((at as number) - Number(offset)) / Number(interval)) * Number(interval) + Number(offset)
      return { shown: begin + 0, order: begin + 0 }
    }
    case 'fixed_interval': {
      const [width, origin] = [groupBy.intervalMs, groupBy.offsetMs ?? 0].map(
        (ms) => BigInt(ms) * 1_000n,
      ) as [bigint, bigint]
      return timed((at as bigint) - floorRest((at as bigint) - origin, width), field)
    }
    case 'calendar': {
      const seconds =
        field.type === 'date'
          ? (at as number) * 86_400
          : Number(((at as bigint) - floorRest(at as bigint, 1_000_000n)) / 1_000_000n)
      return calendarKey(beginOf(groupBy, seconds), groupBy.timeZone)
    }
  }
}

/** The bucket that follows. */
export function bucketAfter(order: Order, groupBy: Timed, field: Field): NonNullable<Key> {
  return groupBy.type === 'calendar'
    ? calendarKey(nextBegin(groupBy, order as number), groupBy.timeZone)
    : timed((order as bigint) + BigInt(groupBy.intervalMs) * 1_000n, field)
}

const timed = (micros: bigint, { resolution }: Field) => ({
  shown: timeText(micros, resolution),
  order: micros,
})
const calendarKey = (begin: number, zone: string | undefined) => ({
  shown: labelOf(zone, begin),
  order: begin,
})
const floorRest = (value: bigint, by: bigint) => ((value % by) + by) % by
