import { type Field, fieldNamed } from '@tg-cloud/contract/fields'

/** A row as answers show it, all fields by name, ours among them. */
export type Row = Record<string, unknown>
/** What values of a field are compared by: text by code point, numbers, whole numbers in the smallest unit. */
export type Order = string | number | bigint

const ours: Field[] = [
  { name: '$row', type: 'keyword' },
  { name: '$ingest', type: 'keyword' },
  { name: '$version', type: 'int' },
]
export function fieldIn(fields: readonly Field[], name: string): Field {
  const field = ours.find((one) => one.name === name) ?? fieldNamed(fields, name)
  if (field === undefined) throw new Error(`There is no field ${name}`)
  return field
}

/** The values of a field in a row: none, one or several. */
export function valuesIn(row: Row, { name, multiple = false }: Field): unknown[] {
  const cell = row[name] ?? null
  return cell === null ? [] : multiple ? (cell as unknown[]) : [cell]
}

export function orderOf({ type, scale = 0 }: Field, value: unknown): Order {
  switch (type) {
    case 'int64':
      return BigInt(value as string)
    case 'decimal':
      return unitsOf(String(value), scale)
    case 'timestamp':
      return microsOf(value as string)
    case 'date':
      return Date.parse(`${value as string}T00:00:00Z`) / 86_400_000
    case 'boolean':
      return value === true ? 1 : 0
    case 'int':
    case 'double':
      return value as number
    case 'keyword':
    case 'text':
    case 'geo_point':
    case 'json':
      return value as string
  }
}

/** Negative before positive; text as the bytes of its UTF-8 are ordered. */
export function compare(a: Order, b: Order): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
  const [x, y] = [a, b] as [number, number]
  return x < y ? -1 : x > y ? 1 : 0
}

export function unitsOf(text: string, scale: number): bigint {
  const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  const units = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale))
  return sign === '-' ? -units : units
}
export function decimalText(units: bigint, scale: number): string {
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, '0')
  const [whole, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)]
  return `${units < 0n ? '-' : ''}${whole}${scale > 0 ? `.${fraction}` : ''}`
}

export function microsOf(text: string): bigint {
  const [, head, fraction = '', zone] = /^(.{19})(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text) ?? []
  return BigInt(Date.parse(`${head}${zone}`)) * 1_000n + BigInt(fraction.padEnd(6, '0'))
}
export function timeText(micros: bigint, resolution: Field['resolution']): string {
  const within = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((micros - within) / 1_000n)).toISOString().slice(0, -5)
  return `${seconds}.${String(within)
    .padStart(6, '0')
    .slice(0, resolution === 'us' ? 6 : 3)}Z`
}
