import type { Field } from '@tg-cloud/contract/fields'
import type { GroupKey } from '../../query/ports.ts'
import type { KeySql } from './key-shape.ts'
import { type Take, takeOf } from './read-vectors.ts'
import { double, sql, wholeNumber } from './sql.ts'
import { isHuge } from './units.ts'

type Steps = Extract<GroupKey, { kind: 'steps' }>
type Buckets = Pick<KeySql, 'key' | 'shown' | 'take' | 'place'> & { where?: string }

export const takeDoubles: Take = takeOf({ name: 'double', type: 'double' })
/** HUGEINT, which lies in memory as such decimals do. */
export const takeHuge: Take = takeOf({ name: 'huge', type: 'decimal', precision: 38 })

/** More than the units of any type have, but int64 and decimals of many digits. */
const mostUnits = 2n ** 60n

/** floor((value - origin) / width), of the units of a value that stand in `_u<i>`. */
export function stepSql({ field, origin, width }: Steps, i: number): Buckets {
  const units = `_u${i}`
  if (field.type === 'double')
    return {
      // 0 is added because the floor of -0 is -0.
      key: sql`floor((${units} - ${double(Number(origin))}) / ${double(Number(width))}) + 0`,
      shown: `_k${i}`,
      take: takeDoubles,
      place: (value) => sql`${double(Number(value))}`,
    }
  const { raw, ahead } = wholeSteps(field, units, BigInt(origin), BigInt(width))
  const isNumber = field.type === 'int' || field.type === 'date'
  return {
    key: sql`${raw}`,
    shown: `_k${i}::HUGEINT`,
    // The true numbers may be too large for the engine.
    take: (vector, count) =>
      takeHuge(vector, count).map((cell) => {
        if (cell === null) return null
        const bucket = (cell as bigint) - ahead
        return isNumber ? Number(bucket) : bucket
      }),
    place: (value) => sql`${wholeNumber(BigInt(value as number | bigint) + ahead)}`,
  }
}

/** Numbers of buckets, all of them `ahead` of the true ones, so that nothing overflows on the way. */
function wholeSteps(field: Field, units: string, origin: bigint, width: bigint) {
  const behind = ((origin % width) + width) % width
  const before = (origin - behind) / width
  if (field.type !== 'int64' && !isHuge(field) && width < mostUnits) {
    // The engine cuts quotients off towards zero: nothing is below it.
    const shift = (mostUnits + behind) / width + 1n
    return { raw: `(${units} + ${shift * width - behind}) // ${width}`, ahead: shift + before }
  }
  const value = isHuge(field) || width >= 2n ** 63n ? `${units}::HUGEINT` : units
  const rest = `(${value} % ${width})`
  const whole = `${value} // ${width} - (${rest} < 0)::INTEGER`
  if (behind === 0n) return { raw: whole, ahead: before }
  const isBehind = `CASE WHEN ${rest} < 0 THEN ${rest} + ${width} ELSE ${rest} END < ${behind}`
  return { raw: `${whole} - (${isBehind})::INTEGER`, ahead: before }
}
