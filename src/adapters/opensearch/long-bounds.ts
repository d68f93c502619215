import type { Chosen } from './look-up-by.ts'
import { any, nothing, type Query, range } from './query.ts'

type By = { chosen: Chosen }

/** Bytes of a bound of text that every server makes a range of: of longer ones it would make too deep a machine. */
const boundBytes = 900

export type Bound = { value: string; included: boolean }
export type TextBounds = { lower?: Bound; upper?: Bound }

export const isLong = (value: string): boolean =>
  value.length * 3 > boundBytes && Buffer.byteLength(value) > boundBytes
export const hasLong = ({ lower, upper }: TextBounds): boolean =>
  [lower, upper].some((bound) => bound !== undefined && isLong(bound.value))

export const longPrefix = (path: string, value: string, { chosen }: By): Promise<Query> =>
  chosen(path, beginningLike(path, value), (one) => one.startsWith(value))

/** Values between bounds of any length: those that begin like a long bound are looked at one by one. */
export async function longRange(path: string, { lower, upper }: TextBounds, { chosen }: By): Promise<Query> {
  const isMeant = (value: string) =>
    (lower === undefined || isAfter(value, lower)) && (upper === undefined || isAfter(value, upper, -1))
  const near = [lower, upper]
    .filter((bound) => bound !== undefined && isLong(bound.value))
    .map((bound) => chosen(path, beginningLike(path, bound?.value ?? ''), isMeant))
  return any(middle(path, lower, upper), ...(await Promise.all(near)))
}

/** What is certainly between: it begins like none of the long bounds. */
function middle(path: string, lower: Bound | undefined, upper: Bound | undefined): Query {
  const from = lower && (isLong(lower.value) ? { value: after(cut(lower.value)), included: true } : lower)
  const to = upper && (isLong(upper.value) ? { value: cut(upper.value), included: false } : upper)
  // Nothing comes after the greatest character.
  if (from && from.value === undefined) return nothing
  return range(path, {
    ...(from ? { [from.included ? 'gte' : 'gt']: from.value } : {}),
    ...(to ? { [to.included ? 'lte' : 'lt']: to.value } : {}),
  })
}

const beginningLike = (path: string, value: string): Query => ({ prefix: { [path]: { value: cut(value) } } })

/** By code point, as the server orders text. */
function isAfter(value: string, { value: bound, included }: Bound, sign: 1 | -1 = 1): boolean {
  const order = Buffer.compare(Buffer.from(value), Buffer.from(bound)) * sign
  return order > 0 || (included && order === 0)
}

/** The first characters, as many as are a short bound. */
const cut = (value: string): string =>
  value.slice(0, Math.floor(boundBytes / 3)).replace(/[\uD800-\uDBFF]$/, '')

/** The first text after all that begin so. */
function after(text: string): string | undefined {
  const points = Array.from(text, (char) => char.codePointAt(0) ?? 0)
  for (let last = points.pop(); last !== undefined; last = points.pop())
    if (last < 0x10_ffff) return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
  return undefined
}
