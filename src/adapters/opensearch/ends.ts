import type { Field } from '@tg-cloud/contract/fields'
import type { Scalar } from '../../datasets/cell.ts'
import { groupAggs } from './metric-aggs.ts'
import type { Scope } from './scope.ts'

/** The least and the greatest value of the rows of the scope; undefined when none has one. */
export async function endsIn(
  field: Field,
  { query, ask }: Scope,
): Promise<{ min: Scalar; max: Scalar } | undefined> {
  const ends = groupAggs(
    [
      { kind: 'min', field },
      { kind: 'max', field },
    ],
    [],
  )
  const { aggregations = {} } = await ask({ size: 0, track_total_hits: false, query, aggs: ends.aggs })
  const [min = null, max = null] = ends.read({ ...aggregations, doc_count: 0 }) as (Scalar | null)[]
  return min === null || max === null ? undefined : { min, max }
}
