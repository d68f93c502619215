import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { Group, GroupMetric, GroupPlan, MetricValue } from '../../query/ports.ts'
import { decimalText } from '../../values/decimal.ts'
import { type Below, type ValueGroups, valueGroups } from './value-groups.ts'
import { numberIn } from './agg-values.ts'
import { comparedForm } from './raw-value.ts'
import { within } from './scope.ts'

type Distinct = Extract<GroupMetric, { kind: 'distinct' }>
type Percentiles = Extract<GroupMetric, { kind: 'percentiles' }>
type Values = { value: Scalar; rows: number }[]
/** A metric that is worked out from the values below a group; `told`: what the server says of it by itself. */
type ValueMetric = {
  at: number
  values: ValueGroups
  read(values: Values | undefined, told: MetricValue): MetricValue
}

/** Different values, of all groups of a question, of which percentiles are exact. */
const fewValues = 50_000

/** Whether the server alone can't tell it exactly. */
const isDistinct = (metric: GroupMetric): metric is Distinct => metric.kind === 'distinct' && metric.exact

type About = Pick<GroupPlan, 'metrics'> & { below: Below; isNear: (metric: GroupMetric) => void }

/** The same groups with what the server alone does not tell exactly of them; `isNear` hears of what is not exact then. */
export async function* withValueMetrics(
  pages: AsyncIterable<Group[]>,
  { metrics, below, isNear }: About,
): AsyncGenerator<Group[]> {
  const made: ValueMetric[] = []
  for (const [at, metric] of metrics.entries()) {
    if (isDistinct(metric)) made.push({ at, ...(await distinct(metric, below)) })
    if (metric.kind === 'percentiles')
      made.push({ at, ...(await percentiles(metric, below, () => isNear(metric))) })
  }
  if (made.length === 0) return yield* pages
  try {
    for await (const page of pages) {
      const groups: Group[] = []
      for (const { keys, metrics: told } of page) {
        const whole = [...told]
        for (const { at, values, read } of made) whole[at] = read(await values.of(keys), told[at] ?? null)
        groups.push({ keys, metrics: whole })
      }
      yield groups
    }
  } finally {
    await Promise.all(made.map(({ values }) => values.close()))
  }
}

const ofMetric = async ({ filter }: GroupMetric, below: Below): Promise<Below> =>
  filter ? { ...below, scope: within(below.scope, await below.scope.queryOf(filter)) } : below

async function distinct(metric: Distinct, below: Below): Promise<Omit<ValueMetric, 'at'>> {
  const values = valueGroups(metric.field, await ofMetric(metric, below), Infinity)
  return { values, read: (found) => found?.length ?? null }
}

/** Of few values exactly, else as the server estimates them. */
async function percentiles(
  metric: Percentiles,
  below: Below,
  isNear: () => void,
): Promise<Omit<ValueMetric, 'at'>> {
  const { field, percents } = metric
  const own = await ofMetric(metric, below)
  const most = (await countAbout(field, own)) > fewValues ? 0 : fewValues
  return {
    values: valueGroups(field, own, most),
    read(values, told) {
      if (values) return percentilesOf(field, values, percents)
      if (told !== null) isNear()
      return told
    },
  }
}

/** About how many different values there are: whether it is worth the while to read them. */
async function countAbout(field: Field, { scope: { query, ask } }: Below): Promise<number> {
  const about = { cardinality: { field: comparedForm(field).path } }
  const { aggregations } = await ask({ size: 0, track_total_hits: false, query, aggs: { about } })
  return numberIn(aggregations?.['about'])
}

function percentilesOf(field: Field, values: Values, percents: readonly number[]): MetricValue {
  const rows = values.reduce((sum, one) => sum + one.rows, 0)
  if (rows === 0) return null
  const ranked: { before: number; value: number }[] = []
  let before = 0
  for (const one of values) {
    ranked.push({ before, value: doubleOf(field, one.value) })
    before += one.rows
  }
  const at = (rank: number) => ranked.findLast((one) => one.before <= rank)?.value ?? 0
  return percents.map((percent) => {
    const rank = (percent / 100) * (rows - 1)
    const [low, high] = [at(Math.floor(rank)), at(Math.ceil(rank))]
    const value = low + (high - low) * (rank - Math.floor(rank))
    return Number.isFinite(value) ? value : null
  })
}

const doubleOf = ({ scale = 0 }: Field, value: Scalar): number =>
  typeof value === 'bigint' ? Number(decimalText(value, scale)) : (value as number)
