import { type DuckDBListValue, LIST, listValue } from '@duckdb/node-api'
import { profileQuantiles } from '@tg-cloud/contract/dataset-schema'
import { type Field, timeTypes } from '@tg-cloud/contract/fields'
import { limits } from '@tg-cloud/contract/limits'
import type { Scalar } from '../../datasets/cell.ts'
import type { FieldSummary } from '../../datasets/field-summary.ts'
import { binsOf } from '../../values/bins.ts'
import { boundValue } from './bound-value.ts'
import { cellOf } from './cell-of.ts'
import { number, type Row, type Session } from './session.ts'
import { quoted, valueType } from './tables.ts'

const numbers = ['int', 'int64', 'double', 'decimal']
/** Values of a sample among which the most frequent of too many different ones are looked for. */
const candidates = 100

/** As `v` the values, of lists the elements; of `every` so many about one, the same each time. */
function valuesOf({ name, multiple }: Field, rows: string, every = 1): string {
  const column = quoted(name)
  const [value, key] = multiple
    ? [`unnest(${column})`, `hash(_row, generate_subscripts(${column}, 1))`]
    : [column, 'hash(_row)']
  const from = `FROM ${rows} AND ${column} IS NOT NULL`
  // Numbering elements takes longer than all the rest.
  if (every === 1) return `(SELECT ${value} AS v ${from})`
  return `(SELECT v FROM (SELECT ${value} AS v, ${key} AS k ${from}) WHERE k % ${every} = 0)`
}

/**
 * What a field holds that is neither of type json nor geo_point, and has values. Each statement reads one column. What
 * would take memory with the rows is read from a sample: as many values as `limits.profileSampleRows`, which also is how
 * many different values are counted one by one.
 */
export async function summaryOf(
  session: Session,
  rows: string,
  field: Field,
): Promise<Omit<FieldSummary, 'count' | 'nulls'>> {
  const values = valuesOf(field, rows)
  const isNumber = numbers.includes(field.type)
  const isMeasured = isNumber || timeTypes.includes(field.type)
  const [row] = await session.rows(
    `SELECT count(*) AS n, approx_count_distinct(v) AS d, ${shown(field, 'min(v)')} AS min,
      ${shown(field, 'max(v)')} AS max, ${isNumber ? 'avg(v::DOUBLE)' : 'NULL'} AS mean FROM ${values}`,
  )
  const count = number(row?.['n'])
  const about = Math.min(count, number(row?.['d']))
  const [min, max] = [cellOf(field, row?.['min'] ?? null), cellOf(field, row?.['max'] ?? null)]
  const sample = valuesOf(field, rows, Math.ceil(count / limits.profileSampleRows))
  const isCounted = count <= limits.profileSampleRows || about <= limits.profileSampleRows
  const { top, distinct } = await topOf(session, field, { values, sample, isCounted })
  const mean = row?.['mean'] as number | null
  return {
    distinct: isCounted ? { count: distinct, exact: true } : { count: about, exact: false },
    min,
    max,
    // Of numbers near the largest there is, the sum is infinite.
    mean: Number.isFinite(mean) ? mean : null,
    top,
    quantiles: isMeasured ? await quantilesOf(session, field, sample) : [],
    histogram: isMeasured ? await histogramOf(session, field, { values, min, max }) : [],
  }
}

/** Strings are as long as a row may be. */
const shown = ({ type }: Field, value: string) =>
  type === 'keyword' || type === 'text' ? `left(${value}, ${limits.profileTextChars})` : value

async function topOf(
  session: Session,
  field: Field,
  { values, sample, isCounted }: { values: string; sample: string; isCounted: boolean },
) {
  const first = (most: number) => `GROUP BY v ORDER BY count(*) DESC, v LIMIT ${most}`
  const among = isCounted ? '' : `WHERE v IN (SELECT v FROM ${sample} ${first(candidates)})`
  const found = await session.rows(
    `SELECT ${shown(field, 'v')} AS v, n, d FROM (SELECT v, count(*) AS n, count(*) OVER () AS d
      FROM ${values} ${among} ${first(limits.profileTop)}) ORDER BY n DESC, v`,
  )
  const top = found.map(({ v, n }) => ({ value: cellOf(field, v ?? null), rows: number(n) }))
  return { top, distinct: number(found[0]?.['d']) }
}

async function quantilesOf(session: Session, field: Field, sample: string) {
  const [row] = await session.rows(
    `SELECT quantile_disc(v, [${profileQuantiles.join()}]) AS q FROM ${sample}`,
  )
  const items = itemsOf(row, 'q')
  return profileQuantiles.map((q, i) => ({ q, value: cellOf(field, items[i] ?? null) }))
}

async function histogramOf(
  session: Session,
  field: Field,
  { values, min, max }: { values: string; min: Scalar; max: Scalar },
) {
  const bins = binsOf(field, { min, max, most: limits.profileBins })
  const ends = listValue(bins.map(({ to }) => boundValue(field, to).value))
  const [row] = await session.rows(`SELECT map_values(histogram(v, ?)) AS h FROM ${values}`, [
    { value: ends, type: LIST(valueType(field)) },
  ])
  const items = itemsOf(row, 'h')
  return bins.map((bin, i) => ({ ...bin, rows: number(items[i]) }))
}

const itemsOf = (row: Row | undefined, name: string) =>
  (row?.[name] as DuckDBListValue | undefined)?.items ?? []
