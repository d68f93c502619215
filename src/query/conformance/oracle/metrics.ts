import type { Metric } from '@tg-cloud/contract/aggregate'
import type { Field } from '@tg-cloud/contract/fields'
import { meets } from './filter.ts'
import { compare, decimalText, fieldIn, orderOf, type Row, unitsOf, valuesIn } from './values.ts'

export type Context = { fields: readonly Field[]; timeField: string | null }
type Derived = Extract<Metric, { type: 'formula' | 'share' | 'difference' }>
export type Plain = Exclude<Metric, Derived>
export const isPlain = (metric: Metric): metric is Plain =>
  metric.type !== 'formula' && metric.type !== 'share' && metric.type !== 'difference'

/** A metric of these rows, which are in the order of `$row`, as answers show it. */
export function measure(metric: Plain, all: readonly Row[], { fields, timeField }: Context): unknown {
  const { filter } = metric
  const rows = filter === undefined ? all : all.filter((row) => meets(filter, row, fields))
  if (metric.type === 'count' && metric.field === undefined) return rows.length
  const field = fieldIn(fields, metric.field ?? '')
  const values = rows.flatMap((row) => valuesIn(row, field).slice(0, 1))
  const orders = values.map((value) => orderOf(field, value))
  const numbers = values.map(Number)
  switch (metric.type) {
    case 'count':
      return values.length
    case 'countDistinct':
      return new Set(orders).size
    case 'sum':
      return sumOf(values, field)
    case 'avg':
      return values.length === 0 ? null : meanOf(values, numbers, field)
    case 'min':
    case 'max': {
      const sign = metric.type === 'min' ? 1 : -1
      const sorted = values.toSorted((a, b) => sign * compare(orderOf(field, a), orderOf(field, b)))
      return sorted[0] ?? null
    }
    case 'stddev': {
      if (numbers.length < 2) return null
      const [first = 0] = numbers
      const mean = numbers.reduce((sum, value) => sum + (value - first) / numbers.length, first)
      return Math.sqrt(numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (numbers.length - 1))
    }
    case 'percentiles':
      return metric.percents.map((percent) =>
        percentile(
          numbers.toSorted((a, b) => a - b),
          percent,
        ),
      )
    case 'first':
    case 'last': {
      const by = fieldIn(fields, metric.by ?? timeField ?? '')
      const both = rows.filter((row) => valuesIn(row, field).length > 0 && valuesIn(row, by).length > 0)
      const when = (row: Row) => orderOf(by, valuesIn(row, by)[0])
      const inTime = both.toSorted((a, b) => compare(when(a), when(b)))
      const found = metric.type === 'first' ? inTime[0] : inTime.at(-1)
      return found === undefined ? null : valuesIn(found, field)[0]
    }
  }
}

function sumOf(values: readonly unknown[], { type, scale = 0 }: Field): unknown {
  if (type === 'double') return values.reduce<number>((sum, value) => sum + (value as number), 0)
  const units = type === 'decimal' ? scale : 0
  const sum = values.reduce<bigint>((total, value) => total + unitsOf(String(value), units), 0n)
  return decimalText(sum, units)
}

/** Of whole numbers and decimals from their exact sum: large ones may well cancel each other out. */
function meanOf(values: readonly unknown[], numbers: readonly number[], field: Field): number {
  if (field.type === 'double') return numbers.reduce((sum, value) => sum + value / numbers.length, 0)
  const units = unitsOf(sumOf(values, field) as string, 45) / BigInt(values.length)
  return Number(decimalText(units, 45))
}

function percentile(sorted: readonly number[], percent: number): number | null {
  const at = (percent / 100) * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at))
}

/** Of two values of one metric; whole numbers and decimals exactly. */
export function minus(a: unknown, b: unknown): unknown {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a !== 'string' || typeof b !== 'string') return null
  const scale = a.split('.')[1]?.length ?? 0
  return decimalText(unitsOf(a, scale) - unitsOf(b, scale), scale)
}
export const plus = (a: unknown, b: unknown): unknown =>
  minus(a, typeof b === 'number' ? -b : minus(minus(b, b), b))

export function calculate(operator: '+' | '-' | '*' | '/', a: unknown, b: unknown): number | null {
  if (a === null || b === null || a === undefined || b === undefined) return null
  const [x, y] = [Number(a), Number(b)]
  const result = { '+': x + y, '-': x - y, '*': x * y, '/': x / y }[operator]
  return Number.isFinite(result) ? result : null
}
