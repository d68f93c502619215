import type { Field } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import type { KeyPart, OpenKey, ReadBound } from './group-key.ts'
import type { Issues } from './question.ts'

type Ranges = Extract<GroupBy, { type: 'ranges' }>
type Bound = number | bigint

/** Ranges as cuts: what lies between two of them is a bucket too, and no group. */
export function compileRanges(
  { ranges }: Ranges,
  field: Field,
  read: ReadBound,
  path: string,
  issues: Issues,
): KeyPart | undefined {
  const known = issues.length
  const [lowest, highest] = domainOf(field)
  const asked = ranges.map((range, i) => ({
    from: (read(range.from, `ranges.${i}.from`) as Bound | undefined) ?? lowest,
    to: (read(range.to, `ranges.${i}.to`) as Bound | undefined) ?? highest,
    key: range.key ?? `${range.from ?? ''}..${range.to ?? ''}`,
  }))
  for (const [i, { from, to, key }] of asked.entries()) {
    if (from >= to || from < (asked[i - 1]?.to ?? lowest))
      issues.push({ path: `${path}.ranges.${i}`, code: 'not_allowed', params: {} })
    if (asked.findIndex((other) => other.key === key) < i)
      issues.push({ path: `${path}.ranges.${i}.key`, code: 'not_allowed', params: {} })
  }
  if (issues.length > known) return undefined
  const cuts: Bound[] = []
  const keys = new Map<number, string>()
  for (const { from, to, key } of asked) {
    if (cuts.at(-1) !== from) cuts.push(from)
    keys.set(cuts.length - 1, key)
    cuts.push(to)
  }
  const open: OpenKey = {
    key: { kind: 'cuts', field, cuts },
    shown: (value) => keys.get(value as number) ?? '',
    cell: (value) => keys.get(value as number) ?? '',
    toPlace: (value) => value,
    ofPlace: (place) => place as number,
    has: (value) => keys.has(value as number),
  }
  return { type: 'keyword', scale: undefined, open: () => open }
}

const micros = (text: string) => BigInt(Date.parse(text)) * 1_000n

/** The least value of the type, and what is more than the greatest. */
function domainOf({ type, precision = 38 }: Field): [Bound, Bound] {
  switch (type) {
    case 'int':
      return [Number.MIN_SAFE_INTEGER, 2 ** 53]
    case 'int64':
      return [-(2n ** 63n), 2n ** 63n]
    case 'decimal':
      return [-(10n ** BigInt(precision)), 10n ** BigInt(precision)]
    case 'timestamp':
      return [micros('0001-01-01T00:00:00Z'), micros('+010000-01-01T00:00:00Z')]
    case 'date':
      return [-719_162, 2_932_897]
    case 'double':
    case 'keyword':
    case 'text':
    case 'boolean':
    case 'geo_point':
    case 'json':
      return [-Infinity, Infinity]
  }
}
