import type { Scalar } from '../../datasets/cell.ts'
import { isWide } from './field-form.ts'
import type { FieldRange } from './profile-ranges.ts'

const dayMs = 86_400_000

/** The value of a field that is nearest to what the server estimates as a double. */
export function nearScalar({ field, min, max }: FieldRange, estimate: number): Scalar {
  const value = cellOf()
  if (min !== null && value < min) return min
  return max !== null && value > max ? max : value

  function cellOf(): Scalar {
    const { type, scale = 0, resolution } = field
    if (type === 'double') return estimate
    if (type === 'date') return Math.round(estimate / dayMs)
    if (type === 'int') return Math.round(estimate)
    if (isWide(field)) return BigInt(Math.round(estimate * 10 ** scale))
    const whole = BigInt(Math.round(estimate))
    return type === 'timestamp' && resolution !== 'us' ? whole * 1_000n : whole
  }
}
