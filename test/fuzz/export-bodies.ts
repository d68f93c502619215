import { exportCompressions, exportEncodings, exportFormats } from '@tg-cloud/contract/export-options'
import fc from 'fast-check'
import type { Body } from './bodies.ts'
import { field, filter } from './deletion-bodies.ts'

/** Stands for a data set of the cast in bodies. */
export const someSlug = 'some-data-set-of-the-cast'

export const search = fc.record(
  {
    filter,
    fields: fc.array(field, { minLength: 1, maxLength: 4 }),
    sort: fc.array(fc.record({ field, order: fc.constantFrom('asc', 'desc') }), { maxLength: 3 }),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const metric = fc.oneof(
  fc.constant({ type: 'count' }),
  fc.record({ type: fc.constantFrom('sum', 'avg', 'min', 'max', 'countDistinct'), field }),
)
export const aggregate = fc.record(
  {
    filter,
    groupBy: fc.array(fc.record({ type: fc.constant('terms'), field }), { maxLength: 2 }),
    metrics: fc.dictionary(fc.constantFrom('a', 'b', 'day'), metric, { noNullPrototype: true }),
    order: fc.array(fc.record({ by: fc.constantFrom('a', 'b', 'day', 'stop') }), { maxLength: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const options = fc.record(
  {
    encoding: fc.constantFrom(...exportEncodings),
    unmappable: fc.constantFrom('error', 'replace'),
    delimiter: fc.constantFrom(',', ';', '\t', '|', '-'),
    header: fc.constantFrom('name', 'label', 'none'),
    nullText: fc.constantFrom('', '-', 'NA', '=1'),
    formulaGuard: fc.boolean(),
    timeZone: fc.constantFrom('Asia/Seoul', 'UTC', 'America/New_York', 'Mars/Olympus'),
    compression: fc.constantFrom(...exportCompressions),
  },
  { requiredKeys: [], noNullPrototype: true },
)

const asked = {
  search,
  aggregate,
  format: fc.constantFrom(...exportFormats),
  options,
  fileName: fc.constantFrom('서울 버스', '../../etc/passwd', 'a"b', '=1', 'x'.repeat(100)),
}
const json = (body: object) => ({ type: 'application/json', content: JSON.stringify(body) })

/** The same, sent at once from the data set that the path names. */
export const streamBodies: fc.Arbitrary<Body> = fc
  .record(asked, { requiredKeys: ['format'], noNullPrototype: true })
  .map(json)

/** Exports of rows that are there: what the schema alone makes hardly names a data set or a field. */
export const exportBodies: fc.Arbitrary<Body> = fc
  .record(
    { dataset: fc.constant(someSlug), ...asked },
    { requiredKeys: ['dataset', 'format'], noNullPrototype: true },
  )
  .map(json)
