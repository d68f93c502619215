import fc from 'fast-check'
import type { Body } from './bodies.ts'
import { aggregate, search, someSlug } from './export-bodies.ts'

const value = fc.constantFrom<unknown>(12, 7, '시청', '2026-11-25', true, '', '\0', 1e300, ['시청'], [])
const parameter = fc.record(
  {
    name: fc.constantFrom('least', 'stop', 'constructor', '__proto__', 'a b'),
    at: fc.array(
      fc.constantFrom(
        '/search/filter/value',
        '/search/filter/from',
        '/search/filter/filters/0/value',
        '/search/filter/filter/values',
        '/search/filter/field',
        '/search/__proto__/value',
        '/aggregate/filter/value',
        '/aggregate/groupBy/0/field',
      ),
      { minLength: 1, maxLength: 2 },
    ),
    required: fc.boolean(),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
    from: value,
    to: value,
  },
  { requiredKeys: ['name', 'at'], noNullPrototype: true },
)
const content = {
  name: fc.constantFrom('질의', 'n', '=1', '\uD800', 'x'.repeat(255)),
  visibility: fc.constantFrom('private', 'internal'),
  tags: fc.constantFrom(['교통'], ['a', 'a'], []),
  search,
  aggregate,
  parameters: fc.array(parameter, { maxLength: 2 }),
}
const json = (body: object) => ({ type: 'application/json', content: JSON.stringify(body) })

/** Questions about rows that are there: what the schema alone makes hardly names a data set or a field. */
export const newQueries: fc.Arbitrary<Body> = fc
  .record(
    { dataset: fc.constant(someSlug), ...content },
    { requiredKeys: ['dataset', 'name'], noNullPrototype: true },
  )
  .map(json)
const how = { maxAgeMs: fc.constantFrom(0, 1, 86_400_000), waitMs: fc.constantFrom(0, 10, 500) }
export const runsOfQuestions: fc.Arbitrary<Body> = fc
  .record(
    { dataset: fc.constant(someSlug), search, aggregate, ...how },
    { requiredKeys: ['dataset'], noNullPrototype: true },
  )
  .map(json)
export const runsOfKept: fc.Arbitrary<Body> = fc
  .record(
    { parameters: fc.dictionary(fc.constantFrom('least', 'x'), value, { noNullPrototype: true }), ...how },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map(json)
export const changedQueries: fc.Arbitrary<Body> = fc
  .record(content, { requiredKeys: [], noNullPrototype: true })
  .map(json)
