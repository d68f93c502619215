import type { Scalar } from '../../datasets/cell.ts'
import type { GroupKey } from '../../query/ports.ts'
import { existsQuery } from './filter-query.ts'
import { any, none, type Query, term } from './query.ts'
import { comparedForm, queryValue, type Raw, rawOf, rawUnits, scalarOf } from './raw-value.ts'
import { unitRange } from './unit-range.ts'

type Key = Scalar | null
/** A key of groups that the server walks through by itself, page by page in order. */
export type Source = {
  source: object
  read(raw: Raw | null): Key
  /** A key as it stands in `after`. */
  place(key: Key): Raw | null
  /** The rows in the group of a key. */
  rows(key: Key): Query
  /** The rows in any group; undefined: all. */
  among: Query | undefined
  /** Rows that the server would put into a wrong group; undefined: none. */
  wrong?: Query | undefined
}

/** `missing_bucket` also keeps servers from a short cut that fails for some ranges of times. */
const source = (path: string, by: object, { descending }: GroupKey, kind: 'terms' | 'date_histogram') => ({
  [kind]: {
    field: path,
    ...by,
    missing_bucket: true,
    missing_order: 'last',
    order: descending ? 'desc' : 'asc',
  },
})
const withoutValue = (key: GroupKey): Query => none(existsQuery(key.field))

export function termSource(key: GroupKey): Source {
  const { field, skipNulls } = key
  const { path } = comparedForm(field)
  return {
    source: source(path, {}, key, 'terms'),
    read: (raw) => (raw === null ? null : scalarOf(field, raw)),
    place: (value) => (value === null ? null : rawOf(field, value)),
    rows: (value) => (value === null ? withoutValue(key) : term(path, queryValue(field, value))),
    among: skipNulls ? existsQuery(field) : undefined,
  }
}

/** Steps of whole numbers; a range of them where `from` and `to` are given. Units of `Cell`. */
export type WholeSteps = { origin: bigint; width: bigint; from?: bigint; to?: bigint }

const longest = 2n ** 62n
const leastLong = -(2n ** 63n)

/**
 * Steps as the server counts them: a histogram of dates counts in whole numbers of 64 bits, whatever they stand for.
 * Undefined where it does not: for doubles, for text, for what does not fit.
 */
export function stepSource(
  key: GroupKey,
  steps: WholeSteps,
  toKey: (bucket: bigint) => Key,
): Source | undefined {
  const { field, skipNulls } = key
  const { path, kind } = comparedForm(field)
  if (kind !== 'long' && kind !== 'date') return undefined
  const { origin, width, from, to } = steps
  const [rawOrigin, rawWidth] = [rawUnits(field, origin), rawUnits(field, width)]
  if (rawOrigin === undefined || rawWidth === undefined || rawWidth >= longest) return undefined
  const offset = ((rawOrigin % rawWidth) + rawWidth) % rawWidth
  if (from !== undefined && (rawUnits(field, from) ?? 0n) - offset < leastLong) return undefined
  const isPart = from !== undefined || to !== undefined
  const chosen = isPart ? unitRange(field, from, to) : existsQuery(field)
  return {
    source: source(
      path,
      { fixed_interval: `${rawWidth}ms`, ...(offset === 0n ? {} : { offset: `${offset}ms` }) },
      key,
      'date_histogram',
    ),
    read: (raw) => (raw === null ? null : toKey((BigInt(raw) - rawOrigin) / rawWidth)),
    place: (bucket) => (bucket === null ? null : rawOrigin + BigInt(bucket as number | bigint) * rawWidth),
    rows(bucket) {
      if (bucket === null) return withoutValue(key)
      const begin = origin + BigInt(bucket as number | bigint) * width
      return unitRange(field, begin, begin + width)
    },
    among: skipNulls ? chosen : isPart ? any(chosen, withoutValue(key)) : undefined,
    wrong: field.type === 'int64' && !isPart ? beforeFirst(key, rawWidth, offset) : undefined,
  }
}

/** Values whose bucket begins before the least of all int64: the server's count goes round there. */
const beforeFirst = ({ field }: GroupKey, width: bigint, offset: bigint): Query =>
  unitRange(field, undefined, leastLong - (leastLong % width) + offset)
