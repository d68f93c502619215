import type { Field } from '@tg-cloud/contract/fields'
import type { GroupBy } from '@tg-cloud/contract/group-by'
import { limits } from '@tg-cloud/contract/limits'
import { questionTooLarge } from '../errors.ts'
import { floorDivide } from '../values/floor.ts'
import { toJson } from '../values/print.ts'
import { timestampText } from '../values/timestamp.ts'
import type { Extent, KeyPart, OpenKey, ReadBound } from './group-key.ts'
import type { Issues } from './question.ts'

type Histogram = Extract<GroupBy, { type: 'histogram' }>
type FixedInterval = Extract<GroupBy, { type: 'fixed_interval' }>

/** Buckets of equal width, by number. */
const steps = (field: Field, origin: number | bigint, width: number | bigint): OpenKey['key'] => ({
  kind: 'steps',
  field,
  origin,
  width,
})
const bucketPlaces: Pick<OpenKey, 'toPlace' | 'ofPlace'> = {
  toPlace: (value) => value,
  ofPlace: (place) => place as number | bigint,
}

export function compileHistogram(
  { interval, offset }: Histogram,
  field: Field,
  read: ReadBound,
  path: string,
  issues: Issues,
): KeyPart | undefined {
  const width = read(interval, 'interval') as number | bigint | undefined
  const origin = read(offset, 'offset') as number | bigint | undefined
  if (width !== undefined && width <= 0)
    issues.push({ path: `${path}.interval`, code: 'too_small', params: { minimum: 'more than 0' } })
  if (width === undefined || width <= 0) return undefined
  const zero = typeof width === 'bigint' ? 0n : 0
  const cell: OpenKey['cell'] = (value) => beginOf(value as number | bigint, origin ?? zero, width)
  const open: OpenKey = {
    key: steps(field, origin ?? zero, width),
    shown: (value) => toJson(field, cell(value)),
    cell,
    ...bucketPlaces,
  }
  return { type: field.type, open: () => open }
}

/** Bigints where the field has them, numbers otherwise. */
function beginOf(bucket: number | bigint, origin: number | bigint, width: number | bigint): number | bigint {
  if (typeof width === 'bigint') return BigInt(origin) + BigInt(bucket) * width
  return Number(origin) + Number(bucket) * width
}

export function compileFixedInterval(
  { intervalMs, offsetMs = 0, fill }: FixedInterval,
  field: Field,
  read: ReadBound,
): KeyPart {
  const [origin, width] = [BigInt(offsetMs) * 1_000n, BigInt(intervalMs) * 1_000n]
  const filled = fill && { from: read(fill.from, 'fill.from'), to: read(fill.to, 'fill.to') }
  const cell: OpenKey['cell'] = (value) => origin + BigInt(value as number) * width
  const bucketOf = (micros: bigint) => Number(floorDivide(micros - origin, width))
  const fillOf = (extent: Extent): OpenKey['fill'] => {
    const [from, to] = [filled?.from ?? extent?.min, filled?.to ?? extent?.max]
    if (filled === undefined || from === undefined || to === undefined) return undefined
    const buckets = { from: bucketOf(from as bigint), to: bucketOf(to as bigint) }
    if (buckets.to - buckets.from >= limits.bucketsMax)
      throw questionTooLarge(`There are more than ${limits.bucketsMax} buckets of ${intervalMs} ms`)
    return buckets
  }
  return {
    type: 'timestamp',
    isTime: true,
    needsExtent: filled !== undefined,
    open: (extent) => ({
      key: steps(field, origin, width),
      shown: (value) => timestampText(cell(value) as bigint, field.resolution ?? 'ms'),
      cell,
      ...bucketPlaces,
      fill: fillOf(extent),
    }),
  }
}
