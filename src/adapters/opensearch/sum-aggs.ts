import { questionTooLarge } from '../../errors.ts'
import { metricOfNothing } from '../../query/ports.ts'
import { type Aggs, finite, type MetricAggs, numberIn } from './agg-values.ts'
import type { AggValues } from './answer.ts'
import { heldSum } from './external/held-sum.ts'
import { beside, type HeldField, isWide, limbBits, limbCount, limbRows } from './field-form.ts'
import { everything, range } from './query.ts'
import { comparedForm } from './raw-value.ts'

/** Exact: small values are added as they are, the limbs of the others one by one, all of it below 2^53. */
export function sumAggs(field: HeldField): MetricAggs {
  if (field.held && field.type !== 'double') return heldSum(field, field.held)
  const nothing = metricOfNothing({ kind: 'sum', field })
  if (field.type === 'double') {
    const { path } = comparedForm(field)
    return {
      aggs: { all: { sum: { field: path } } },
      only: everything,
      read: ({ all: sum }) => finite((sum as { value: unknown }).value),
    }
  }
  const limbs = Array.from({ length: limbCount(field) }, (_, i) => `l${i}`)
  const aggs: Aggs = Object.fromEntries(
    limbs.map((name, i) => [name, { sum: { field: beside.limb(field.name, i) } }]),
  )
  if (!isWide(field)) {
    const { path } = comparedForm(field)
    const own = { sum: { field: path } }
    const small = range(path, { gt: -(2 ** limbBits), lt: 2 ** limbBits })
    if (limbs.length === 0) aggs['small'] = { filter: { match_all: {} }, aggs: { own } }
    else aggs['small'] = { filter: small, aggs: { own } }
  }
  return {
    aggs,
    only: everything,
    read: ({ doc_count, ...sums }) => {
      if (doc_count > limbRows) throw questionTooLarge(`A group has more than ${limbRows} rows to add up`)
      const small = (sums['small'] as AggValues | undefined)?.['own']
      return limbs.reduce(
        (sum, name, i) => sum + (BigInt(numberIn(sums[name])) << BigInt(i * limbBits)),
        (nothing as bigint) + BigInt(numberIn(small)),
      )
    },
  }
}
