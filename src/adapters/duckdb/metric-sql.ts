import type { Field } from '@tg-cloud/contract/fields'
import type { GroupMetric, MetricValue } from '../../query/ports.ts'
import type { Cell } from '../../datasets/cell.ts'
import { type Take, takeOf } from './read-vectors.ts'
import { takeDoubles, takeHuge } from './step-sql.ts'
import { crossingType, quoted } from './tables.ts'
import { unitsSql } from './units.ts'

/** What is selected for a metric, and what it comes to. */
export type MetricSql = { columns: { sql: string; take: Take }[]; read(cells: Cell[]): MetricValue }

/** Digits of a decimal of which a thousand billion rows still add up to 38 digits. */
const summedDigits = 26
/** Sums of parts: neither comes near the 38 digits that the engine has. */
const half = 10n ** 19n
/** Doubles whose squares add up to a double. */
const squared = '1e140'

/** `chosen`: a column that says whether a row counts. */
export function metricSql(metric: GroupMetric, chosen: string | undefined): MetricSql {
  const over = (...conditions: string[]) => {
    const all = [...(chosen ? [chosen] : []), ...conditions]
    return all.length === 0 ? '' : ` FILTER (WHERE ${all.join(' AND ')})`
  }
  if (metric.kind === 'rows') return number(`count(*)${over()}`)
  const { field } = metric
  const column = quoted(field.name)
  switch (metric.kind) {
    case 'values':
      return number(`count(${column})${over()}`)
    case 'distinct':
      return number(`${metric.exact ? 'count(DISTINCT ' : 'approx_count_distinct('}${column})${over()}`)
    case 'sum':
      return sumOf(field, column, over)
    case 'min':
    case 'max':
      return valueOf(field, `${metric.kind}(${column})${over()}`)
    case 'stddev': {
      const value = `${column}::DOUBLE`
      const spread = `stddev_samp(${value})${over(`abs(${value}) < ${squared}`)}`
      return number(
        field.type === 'double'
          ? `CASE WHEN max(abs(${value}))${over()} < ${squared} THEN ${spread} END`
          : spread,
      )
    }
    case 'percentiles': {
      const parts = metric.percents.map((percent) => percent / 100).join()
      const take = takeOf({ name: 'list', type: 'double', multiple: true })
      return {
        columns: [{ sql: `quantile_cont(${column}::DOUBLE, [${parts}]::DOUBLE[])${over()}`, take }],
        read: ([list = null]) => list && (list as number[]).map(finite),
      }
    }
    case 'first':
    case 'last': {
      const by = quoted(metric.by.name)
      const there = over(`${column} IS NOT NULL`, `${by} IS NOT NULL`)
      const which = metric.kind === 'first' ? 'arg_min' : 'arg_max'
      return valueOf(field, `${which}(${column}, ROW(${by}, _row))${there}`)
    }
  }
}

const one = (sql: string, take: Take, read: (cell: Cell) => MetricValue): MetricSql => ({
  columns: [{ sql, take }],
  read: ([cell = null]) => read(cell),
})
const number = (sql: string) => one(`(${sql})::DOUBLE`, takeDoubles, (cell) => cell as number | null)
const valueOf = (field: Field, sql: string) =>
  one(`(${sql})::${crossingType(field).toString()}`, takeOf(field), (cell) => cell as MetricValue)

/** Of numbers near the largest there is, sums are infinite. */
const finite = (value: number) => (Number.isFinite(value) ? value : null)

function sumOf(field: Field, column: string, over: () => string): MetricSql {
  if (field.type === 'double')
    return one(`fsum(${column})${over()}`, takeDoubles, (cell) => finite((cell as number | null) ?? 0))
  if (field.type !== 'decimal' || (field.precision ?? 38) <= summedDigits)
    return one(`sum(${column})${over()}`, takeHuge, (cell) => (cell as bigint | null) ?? 0n)
  const units = unitsSql(field, column)
  return {
    columns: ['//', '%'].map((part) => ({ sql: `sum(${units} ${part} ${half})${over()}`, take: takeHuge })),
    read: ([high, low]) => ((high as bigint | null) ?? 0n) * half + ((low as bigint | null) ?? 0n),
  }
}
