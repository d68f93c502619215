import type { Field } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Scalar } from '../../datasets/cell.ts'
import { isNumber, isTold } from '../../values/field-summary.ts'
import { cellOf } from './cell-of.ts'
import { number, type Session } from './session.ts'
import { quoted } from './tables.ts'

/** Fields that one statement looks at. */
const atOnce = 50

/** What a field holds: rows with a value, values (of lists the different elements of each), about how many different ones, from and to. */
export type FieldRange = {
  field: Field
  count: number
  values: number
  about: number
  min: Scalar | null
  max: Scalar | null
  mean: number | null
}

/** As `v` the values, of lists the different elements of each row; of `every` so many about one, the same each time. */
export function valuesOf({ name, multiple }: Field, rows: string, every = 1): string {
  const column = quoted(name)
  const value = multiple ? `unnest(list_distinct(${column}))` : column
  const from = `FROM ${rows} AND ${column} IS NOT NULL`
  if (every === 1) return `(SELECT ${value} AS v ${from})`
  const key = multiple ? 'hash(_row, v)' : 'hash(_row)'
  return `(SELECT v FROM (SELECT ${value} AS v, _row ${from}) WHERE ${key} % ${every} = 0)`
}

/** Strings are as long as a row may be. */
export const shown = ({ type }: Field, value: string) =>
  type === 'keyword' || type === 'text' ? `left(${value}, ${limits.profileTextChars})` : value

/** One scan for all fields that are no lists, and one for each that is. `total` is how many rows there are. */
export async function rangesOf(
  session: Session,
  { rows, total, fields }: { rows: string; total: number; fields: readonly Field[] },
): Promise<FieldRange[]> {
  const ranges: FieldRange[] = []
  for (let from = 0; from < fields.length; from += atOnce) {
    const part = fields.slice(from, from + atOnce)
    const each = part.map((field, i) => aggregates(field, quoted(field.name), `_${i}`, total))
    const [row = {}] = await session.rows(`SELECT ${each.join()} FROM ${rows}`)
    ranges.push(...part.map((field, i) => rangeIn(row, field, `_${i}`, total)))
  }
  for (const range of ranges) {
    const { field, count } = range
    if (!field.multiple || !isTold(field) || count === 0) continue
    const element = { ...field, multiple: false }
    const values = `${valuesOf(field, rows)} WHERE true`
    const [row = {}] = await session.rows(`SELECT ${aggregates(element, 'v', '', total)} FROM ${values}`)
    Object.assign(range, { ...rangeIn(row, element, '', total), field, count })
  }
  return ranges
}

/** Different values are counted among about as many as a sample has: those with these hashes, all of each. */
const everyHash = (total: number) => Math.max(1, Math.ceil(total / limits.profileSampleRows))

function aggregates(field: Field, value: string, suffix: string, total: number): string {
  const count = `count(${value}) AS n${suffix}`
  if (field.multiple || !isTold(field)) return count
  const distinct = `count(DISTINCT hash(${value})) FILTER (${value} IS NOT NULL AND hash(${value}) % ${everyHash(total)} = 0)`
  const [min, max] = [shown(field, `min(${value})`), shown(field, `max(${value})`)]
  const mean = isNumber(field) ? `avg(${value}::DOUBLE)` : 'NULL'
  return `${count}, ${distinct} AS d${suffix}, ${min} AS min${suffix}, ${max} AS max${suffix}, ${mean} AS mean${suffix}`
}

function rangeIn(
  row: Awaited<ReturnType<Session['rows']>>[number],
  field: Field,
  suffix: string,
  total: number,
) {
  const count = number(row[`n${suffix}`])
  const mean = row[`mean${suffix}`] as number | null | undefined
  const end = (name: string): Scalar | null => {
    const value = row[`${name}${suffix}`] ?? null
    return value === null || !isTold(field) ? null : cellOf(field, value)
  }
  return {
    field,
    count,
    values: count,
    about: Math.min(count, number(row[`d${suffix}`] ?? 0) * everyHash(total)),
    min: end('min'),
    max: end('max'),
    // Of numbers near the largest there is, the sum is infinite.
    mean: typeof mean === 'number' && Number.isFinite(mean) ? mean : null,
  }
}
