import { randomBytes, randomUUID } from 'node:crypto'
import type { Field } from '@tg-cloud/contract/fields'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { aRecord } from '../../../../test/dataset-record.ts'
import { plainServer } from '../../../../test/foreign-index.ts'
import { searchServers } from '../../../../test/open-search.ts'
import { openTestEngine } from '../../../../test/row-engine/open-search.ts'
import { sharedOpenSearch } from '../../../../test/shared-open-search.ts'
import { fieldNameOf } from '../../../datasets/romanise.ts'
import { abilitiesOf, makeCan } from '../../../query/conformance/abilities.ts'
import { filterCases } from '../../../query/conformance/filter-cases.ts'
import { groupCases } from '../../../query/conformance/group-cases.ts'
import { metricCases } from '../../../query/conformance/metric-cases.ts'
import type { Row } from '../../../query/conformance/oracle/values.ts'
import { fields as all, loads } from '../../../query/conformance/samples.ts'
import { searchCases } from '../../../query/conformance/search-cases.ts'
import { type World, worldOf } from '../../../query/conformance/world.ts'
import type { QuestionEngine, RowView } from '../../../query/ports.ts'

/** What an index of others holds as our fields do: no decimals, no microseconds, no dates without a time. */
const fields = all.filter(
  ({ type, resolution }) => !['decimal', 'date', 'json'].includes(type) && resolution !== 'us',
)
const can = makeCan(
  abilitiesOf(fields, {
    listGroups: ['words'],
    // Nothing tells rows without a value from the ends of all int64.
    sorts: fields.flatMap(({ name, type }) => (type === 'int64' ? [] : [name])),
    words: false,
    places: false,
    loads: false,
    sums: false,
  }),
)
const mapped = ({ name, type }: Field): Record<string, unknown> => {
  const types: Partial<Record<Field['type'], string>> = { int: 'long', int64: 'long', timestamp: 'date' }
  if (type === 'text') return { [name]: { type, fields: { whole: { type: 'keyword' } } } }
  return { [name]: { type: types[type] ?? type } }
}
// What others write as JSON has no -0.
const written = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(written) : Object.is(value, -0) ? 0 : value
const rows: Row[] = loads.flatMap((body, i) =>
  body.flatMap((row, k) => (row === 'refused' ? [] : [{ $row: `${i + 1}-${k + 1}`, ...rowOf(row) }])),
)
function rowOf(row: Row): Row {
  return Object.fromEntries(fields.map(({ name }) => [name, written(row[name] ?? null)]))
}

describe.each(searchServers)('%s: an index of others', (server) => {
  const index = `f${randomBytes(4).toString('hex')}`
  let [world, test, plain]: [
    World?,
    Awaited<ReturnType<typeof openTestEngine>>?,
    ReturnType<typeof plainServer>?,
  ] = []

  beforeAll(async () => {
    const url = await sharedOpenSearch(server)
    plain = plainServer(url)
    const properties = Object.assign({ place_in_order: { type: 'long' } }, ...fields.map(mapped)) as object
    await plain.ask('PUT', `/${index}`, { mappings: { properties } })
    const documents = rows.map(({ $row, ...row }, place_in_order) => ({
      _id: $row as string,
      place_in_order,
      ...row,
    }))
    await plain.fill(index, documents)
    test = await openTestEngine(url, { foreign: { allowed: [index], fieldNameOf } })
    const signal = new AbortController().signal
    const proposal = await test.engine.inspect!({ index, tieBreak: 'place_in_order' }, signal)
    expect(proposal.tieBreak).toBe('place_in_order')
    const columns = fields.map((field) => proposal.columns.find(({ name }) => name === field.name)!)
    const dataset = aRecord({
      id: randomUUID(),
      slug: 'conformance',
      fields: [...fields],
      timeField: 'at',
      readOnly: true,
      source: { kind: 'external', index, tieBreak: 'place_in_order', columns, omitted: [], conflicts: [] },
    })
    world = worldOf(standing(test.engine), { dataset, rows })
  })
  afterAll(async () => {
    await test?.[Symbol.asyncDispose]()
    await plain?.ask('DELETE', `/${index}`)
  })

  filterCases(() => world!, fields, can)
  searchCases(() => world!, fields, can)
  groupCases(() => world!, fields, can)
  metricCases(() => world!, fields, can)
})

/** The same engine at a moment that does not pass: what is remembered is compared with what is answered anew. */
const standing = ({ ask, size }: QuestionEngine): QuestionEngine => ({
  size,
  revision: async () => 1,
  ask: (dataset, work, signal) => ask(dataset, (view: RowView) => work({ ...view, revision: 1 }), signal),
})
