import type { Scalar } from '../datasets/cell.ts'

export type PlaceValue = Scalar | null

/** A value in a cursor: its kind in a letter, then itself. */
export function placeText(value: PlaceValue): string {
  if (value === null) return 'n'
  if (typeof value === 'bigint') return `b${value}`
  if (typeof value === 'number') return Object.is(value, -0) ? 'd-0' : `d${value}`
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'string') return `s${value}`
  throw new Error('Points have no order')
}

/** The cursors are signed: whatever comes here was made by `placeText`. */
export function placeValue(text: string): PlaceValue {
  const rest = text.slice(1)
  switch (text.charAt(0)) {
    case 'b':
      return BigInt(rest)
    case 'd':
      return Number(rest)
    case 't':
      return true
    case 'f':
      return false
    case 's':
      return rest
    default:
      return null
  }
}
