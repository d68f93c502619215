import { type DuckDBListValue, LIST, listValue } from '@duckdb/node-api'
import { profileQuantiles } from '@tg-cloud/contract/dataset-profile'
import { limits } from '@tg-cloud/contract/limits'
import { type FieldSummary, isMeasured } from '../../values/field-summary.ts'
import { binsOf } from '../../values/bins.ts'
import { boundValue } from './bound-value.ts'
import { cellOf } from './cell-of.ts'
import { type FieldRange, valuesOf } from './field-ranges.ts'
import { number, type Row, type Session } from './session.ts'
import { quoted, valueType } from './tables.ts'

/** Fields that one statement looks at. */
const atOnce = 50

type Measures = Pick<FieldSummary, 'quantiles' | 'histogram'>
/** Of which values a sample has one: it has as many values as `limits.profileSampleRows`. */
export const everyOf = ({ values }: FieldRange) => Math.ceil(values / limits.profileSampleRows)

/** Quantiles and histograms of the numbers and times among these fields, all of them have values. */
export async function measuresOf(
  session: Session,
  rows: string,
  ranges: readonly FieldRange[],
): Promise<Map<FieldRange, Measures>> {
  const measures = new Map<FieldRange, Measures>()
  // Those of one sample, or of one scan, together; of lists each element is a value.
  const together = Map.groupBy(
    ranges.filter(({ field }) => isMeasured(field)),
    (range) => (range.field.multiple ? range.field.name : everyOf(range)),
  )
  for (const all of together.values())
    for (let from = 0; from < all.length; from += atOnce) {
      const part = all.slice(from, from + atOnce)
      for (const [i, measured] of (await measuresTogether(session, rows, part)).entries())
        measures.set(part[i] as FieldRange, measured)
    }
  return measures
}

async function measuresTogether(
  session: Session,
  rows: string,
  ranges: readonly FieldRange[],
): Promise<Measures[]> {
  const [first] = ranges
  if (first === undefined) return []
  const every = everyOf(first)
  const { multiple } = first.field
  const value = ({ field }: FieldRange) => (multiple ? 'v' : quoted(field.name))
  const all = multiple ? valuesOf(first.field, rows) : rows
  const sample = multiple
    ? valuesOf(first.field, rows, every)
    : every === 1
      ? rows
      : `${rows} AND hash(_row) % ${every} = 0`

  const points = ranges.map(
    (range, i) => `quantile_disc(${value(range)}, [${profileQuantiles.join()}]) AS q${i}`,
  )
  const [quantiles] = await session.rows(`SELECT ${points.join()} FROM ${sample}`)
  const bins = ranges.map(({ field, min, max }) =>
    min === null || max === null ? [] : binsOf(field, { min, max, most: limits.profileBins }),
  )
  const counts = ranges.map((range, i) => `map_values(histogram(${value(range)}, ?)) AS h${i}`)
  const ends = ranges.map(({ field }, i) => ({
    value: listValue((bins[i] ?? []).map(({ to }) => boundValue(field, to).value)),
    type: LIST(valueType(field)),
  }))
  const [histograms] = await session.rows(`SELECT ${counts.join()} FROM ${all}`, ends)
  return ranges.map(({ field }, i) => {
    const [points, heights] = [itemsOf(quantiles, `q${i}`), itemsOf(histograms, `h${i}`)]
    return {
      quantiles: profileQuantiles.map((q, k) => ({ q, value: cellOf(field, points[k] ?? null) })),
      histogram: (bins[i] ?? []).map((bin, k) => ({ ...bin, rows: number(heights[k]) })),
    }
  })
}

const itemsOf = (row: Row | undefined, name: string) =>
  (row?.[name] as DuckDBListValue | undefined)?.items ?? []
