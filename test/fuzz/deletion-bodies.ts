import fc from 'fast-check'
import type { Body } from './bodies.ts'

// What the fields of the cast's data sets, and what every row has, are asked for.
const fields = ['day', 'stop', 'boarded', '$row', '$ingest', '$version', 'Day', 'missing', '__proto__']
const values = [
  '2026-11-25',
  '시청',
  '종로',
  12,
  7,
  -0,
  1.5,
  1e300,
  true,
  '',
  '\0',
  '\uD800',
  '1-1',
  "' or 1=1 --",
  '%',
]
const value = fc.constantFrom<unknown>(...values)
export const field = fc.constantFrom(...fields)

const condition = fc.oneof(
  fc.record({ op: fc.constantFrom('eq', 'ne', 'lt', 'lte', 'gt', 'gte'), field, value }),
  fc.record({ op: fc.constant('in'), field, values: fc.array(value, { minLength: 1, maxLength: 4 }) }),
  fc.record({ op: fc.constant('between'), field, from: value, to: value }),
  fc.record({ op: fc.constant('exists'), field }),
  fc.record({ op: fc.constantFrom('prefix', 'contains'), field, value }),
)
export const filter = fc.oneof(
  { weight: 3, arbitrary: condition },
  { weight: 1, arbitrary: condition.map((of) => ({ op: 'not', filter: of })) },
  {
    weight: 1,
    arbitrary: fc.record({
      op: fc.constantFrom('and', 'or'),
      filters: fc.array(condition, { minLength: 1, maxLength: 3 }),
    }),
  },
)
const key = fc.record({ day: value, stop: value, boarded: value }, { requiredKeys: [] })

/** Deletions of rows that are there: what the schema alone makes hardly names a field. */
export const deletionBodies: fc.Arbitrary<Body> = fc
  .record(
    {
      filter,
      keys: fc.array(key, { minLength: 1, maxLength: 3 }),
      dryRun: fc.boolean(),
      erase: fc.boolean(),
    },
    { requiredKeys: ['dryRun'], noNullPrototype: true },
  )
  .map((body) => ({ type: 'application/json', content: JSON.stringify(body) }))
