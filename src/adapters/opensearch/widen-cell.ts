import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { Cell, Scalar } from '../../datasets/cell.ts'

/** Cells of the fields before as those of the fields after: of the same name, in the type that it has then. */
export function makeWidenCells(before: readonly Field[], after: readonly Field[]) {
  const takes = after.map((field) => {
    const old = fieldNamed(before, field.name)
    return old && { i: before.indexOf(old), widen: widening(old, field) }
  })
  return (cells: readonly Cell[]): Cell[] =>
    takes.map((take) => {
      const cell = take ? (cells[take.i] ?? null) : null
      if (cell === null || take?.widen === undefined) return cell
      return Array.isArray(cell) ? cell.map(take.widen) : take.widen(cell)
    })
}

/** Undefined: values are the same in both types. */
function widening(from: Field, to: Field): ((value: Scalar) => Scalar) | undefined {
  if (to.type === 'int64' && from.type === 'int') return (value) => BigInt(value as number)
  if (to.type !== 'decimal') return undefined
  const factor = 10n ** BigInt((to.scale ?? 0) - (from.type === 'decimal' ? (from.scale ?? 0) : 0))
  return (value) => BigInt(value as number | bigint) * factor
}
