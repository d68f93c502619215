import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import type { Group, GroupMetric, GroupPlan, MetricValue } from '../../query/ports.ts'
import { decimalText } from '../../values/decimal.ts'
import { numberIn } from './agg-values.ts'
import type { Keys } from './compare-keys.ts'
import { percentilesOf } from './percentiles.ts'
import { comparedForm } from './raw-value.ts'
import { within } from './scope.ts'
import { spreadOfValues } from './spread.ts'
import { type Below, valueGroups } from './value-groups.ts'

/** A metric that is worked out from the values below a group where what the server tells by itself is not enough. */
type ValueMetric = {
  of(keys: Keys, told: MetricValue): Promise<MetricValue>
  close(): Promise<void>
}
type Doubles = { value: number; rows: number }[]

/** Different values, of all groups of a question, that are read where the server's own answer is only near. */
const fewValues = 50_000
/** What part of a spread may be wrong. */
const mostError = 1e-10

type About = Pick<GroupPlan, 'metrics'> & { below: Below; isNear: (metric: GroupMetric) => void }

/** The same groups with what the server alone does not tell exactly of them; `isNear` hears of what is not exact then. */
export async function* withValueMetrics(
  pages: AsyncIterable<Group[]>,
  { metrics, below, isNear }: About,
): AsyncGenerator<Group[]> {
  const made = await Promise.all(metrics.map((metric) => valueMetric(metric, below, () => isNear(metric))))
  if (made.every((metric) => metric === undefined)) return yield* pages
  try {
    for await (const page of pages) {
      const groups: Group[] = []
      for (const { keys, metrics: told } of page) {
        const whole: MetricValue[] = []
        for (const [i, value] of told.entries()) {
          const metric = made[i]
          whole.push(metric ? await metric.of(keys, value) : value)
        }
        groups.push({ keys, metrics: whole })
      }
      yield groups
    }
  } finally {
    for (const metric of made) await metric?.close()
  }
}

async function valueMetric(
  metric: GroupMetric,
  below: Below,
  isNear: () => void,
): Promise<ValueMetric | undefined> {
  const isExact = metric.kind === 'distinct' && metric.exact
  if (!isExact && metric.kind !== 'percentiles' && metric.kind !== 'stddev') return undefined
  const { filter, field } = metric
  const own = filter ? { ...below, scope: within(below.scope, await below.scope.queryOf(filter)) } : below
  if (metric.kind === 'distinct') return distinct(field, own)
  const isMuch = metric.kind === 'percentiles' && (await countAbout(field, own)) > fewValues
  const values = valueGroups(field, own, isMuch ? 0 : fewValues)
  const worked = metric.kind === 'percentiles' ? percentiles(metric.percents) : spread
  return {
    close: values.close,
    async of(keys, told) {
      const { isEnough, value, work } = worked(told)
      if (isEnough) return value
      const found: Doubles = []
      if (await values.of(keys, (one, rows) => found.push({ value: doubleOf(field, one), rows })))
        return work(found)
      isNear()
      return value
    },
  }
}

function distinct(field: Field, below: Below): ValueMetric {
  const values = valueGroups(field, below, Infinity)
  return {
    close: values.close,
    async of(keys) {
      let count = 0
      await values.of(keys, () => count++)
      return count
    },
  }
}

/** What the server told, whether that is enough, and how the values say it. */
type Worked = { isEnough: boolean; value: MetricValue; work: (values: Doubles) => MetricValue }

const percentiles =
  (percents: readonly number[]) =>
  (told: MetricValue): Worked => ({
    isEnough: told === null,
    value: told,
    work: (values) => percentilesOf(values, percents),
  })

function spread(told: MetricValue): Worked {
  const [value = null, error = null] = (told ?? []) as (number | null)[]
  return { isEnough: told === null || (error ?? Infinity) < mostError, value, work: spreadOfValues }
}

/** About how many different values there are: whether it is worth the while to read them. */
async function countAbout(field: Field, { scope: { query, ask } }: Below): Promise<number> {
  const about = { cardinality: { field: comparedForm(field).path } }
  const { aggregations } = await ask({ size: 0, track_total_hits: false, query, aggs: { about } })
  return numberIn(aggregations?.['about'])
}

const doubleOf = ({ scale = 0 }: Field, value: Scalar): number =>
  typeof value === 'bigint' ? Number(decimalText(value, scale)) : (value as number)
