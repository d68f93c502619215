import { call } from '../call.ts'
import { exampleFields, newLoad } from '../loading.ts'
import { patiently } from './overload.ts'
import type { Person } from './people.ts'
import type { Records } from './records.ts'

type Deps = { url: string; records: Records; ids: Map<string, string> }

/** The data sets, loads and rows that generated requests speak of; their names go into `ids`. */
export function makeCastRows({ url, records, ids }: Deps) {
  let owner: Person | undefined

  async function newDataset({ accessToken: token }: Person, more: object = {}): Promise<string> {
    const body = { name: '버스', fields: exampleFields, ...more }
    const {
      status,
      body: made,
      text,
    } = await patiently(() => call(url, 'POST', '/v1/datasets', { token, body }))
    if (status !== 201) throw new Error(`Creating a data set answered ${status}: ${text}`)
    return made.slug
  }
  const slug = (name: string) => ids.get(name) as string

  async function newLoadOf({ accessToken: token }: Person, into: string, query: string, body: string) {
    const headers = { 'content-type': 'application/x-ndjson' }
    const path = `/v1/datasets/${into}/rows?${query}`
    const answer = await patiently(() => call(url, 'POST', path, { token, body, headers }))
    if (answer.status !== 201) throw new Error(`Loading answered ${answer.status}: ${answer.text}`)
    return (answer.body as { id: string }).id
  }

  /** Loads with quarantined rows, one of which changed others. */
  async function makeLoads(of: Person) {
    ids.set('$load', await newLoadOf(of, slug('$dataset'), '', badRows))
    ids.set('$keyedLoad', await newLoadOf(of, slug('$keyedDataset'), 'mode=upsert', badRows))
  }
  async function makeCutLoad({ accessToken }: Person) {
    ids.set('$cutLoad', await newLoad(url, accessToken, slug('$dataset'), 'interrupted'))
  }
  async function newExport({ accessToken: token }: Person, dataset: string): Promise<string> {
    const body = { dataset, format: 'csv' }
    const answer = await patiently(() => call(url, 'POST', '/v1/exports', { token, body }))
    if (answer.status !== 201) throw new Error(`Exporting answered ${answer.status}: ${answer.text}`)
    return (answer.body as { id: string }).id
  }
  async function makeExports(of: Person) {
    ids.set('$export', await newExport(of, slug('$openDataset')))
    ids.set('$goneExport', await newExport(of, slug('$openDataset')))
    await records.unexported()
    await call(url, 'DELETE', `/v1/exports/${ids.get('$goneExport')}`, { token: of.accessToken })
    const link = await call(url, 'POST', `/v1/exports/${ids.get('$export')}/links`, { token: of.accessToken })
    ids.set('$linkKey', (link.body as { url: string }).url.split('/').at(-1) as string)
  }
  async function newQuery({ accessToken: token }: Person, more: object = {}): Promise<string> {
    const body = { dataset: slug('$openDataset'), name: '질의', search: {}, ...more }
    const answer = await patiently(() => call(url, 'POST', '/v1/queries', { token, body }))
    if (answer.status !== 201) throw new Error(`Keeping a question answered ${answer.status}: ${answer.text}`)
    return (answer.body as { id: string }).id
  }
  async function newQueryRun({ accessToken: token }: Person): Promise<string> {
    const body = { dataset: slug('$openDataset'), search: {} }
    const answer = await patiently(() => call(url, 'POST', '/v1/query-runs', { token, body }))
    if (answer.status !== 202) throw new Error(`Asking answered ${answer.status}: ${answer.text}`)
    return (answer.body as { id: string }).id
  }
  async function makeQueries(of: Person, stranger: Person) {
    ids.set('$foreignQuery', await newQuery(stranger))
    ids.set('$openQuery', await newQuery(stranger, { visibility: 'internal' }))
    const filter = { op: 'gt', field: 'boarded', value: 10 }
    const parameters = [{ name: 'least', at: ['/search/filter/value'] }]
    ids.set('$query', await newQuery(of, { search: { filter }, parameters }))
    ids.set('$queryRun', await newQueryRun(of))
    ids.set('$foreignQueryRun', await newQueryRun(stranger))
  }
  return {
    /** Everything anew, the data sets of somebody else included. */
    async make(of: Person, stranger: Person, exporter: Person) {
      owner = of
      ids.set('$dataset', await newDataset(of))
      ids.set('$keyedDataset', await newDataset(of, { fields: keyedFields, primaryKey: ['day', 'stop'] }))
      ids.set('$foreignDataset', await newDataset(stranger))
      ids.set('$openDataset', await newDataset(stranger, { visibility: 'internal' }))
      ids.set('$foreignLoad', await newLoadOf(stranger, slug('$foreignDataset'), '', goodRows))
      ids.set('$openLoad', await newLoadOf(stranger, slug('$openDataset'), '', badRows))
      await makeLoads(of)
      await makeCutLoad(of)
      await makeQueries(exporter, stranger)
      ids.set('$foreignExport', await newExport(stranger, slug('$openDataset')))
      await makeExports(exporter)
    },
    /** Of one who is made anew, or in place of one whose file went. */
    renewExports: makeExports,
    /** Of one who is made anew, or in place of those that were deleted. */
    renewQueries: makeQueries,
    /** In place of loads that were reverted, or of one that was cancelled. */
    renewLoads: () => (owner === undefined ? undefined : makeLoads(owner)),
    renewCutLoad: () => (owner === undefined ? undefined : makeCutLoad(owner)),
    /** The data sets of one who is made anew go to the one who takes the place. */
    async handOver(to: Person) {
      const values = [owner?.id, to.id]
      await records.query({ text: 'update datasets set owner_id = $2 where owner_id = $1', values })
      owner = to
    },
  }
}

const keyedFields = exampleFields.map((field) => ({ ...field, required: field.name !== 'boarded' }))
const goodRows = '{"day":"2026-11-25","stop":"시청","boarded":12}\n'
const badRows = `${goodRows}{"day":"2026-11-26","stop":"종로","boarded":1.5}\n{"day":\n`
