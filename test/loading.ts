import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { call } from './call.ts'
import type { StartedApp } from './start-app.ts'

type Sent = {
  type?: string
  query?: string
  headers?: Record<string, string>
  /** Id of a load whose quarantine is replayed. */
  replayOf?: string
}

/** Makes data sets and loads rows as one user, and reads rows through the port of the engine. */
export function loading(app: StartedApp, token: string) {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(app.url, method, path, { token, body, headers })
  return {
    ask,
    async dataset(fields: Field[], more: object = {}): Promise<Dataset> {
      const { status, body, text } = await ask('POST', '/v1/datasets', { name: '서울 버스', fields, ...more })
      if (status !== 201) throw new Error(`Creating a data set answered ${status}: ${text}`)
      return body
    },
    async load(
      slug: string,
      body: string | Uint8Array,
      { type = 'text/csv', query = '', headers = {}, replayOf }: Sent = {},
    ) {
      const path = replayOf ? `/v1/ingests/${replayOf}/quarantine/replay` : `/v1/datasets/${slug}/rows`
      const answer = await ask('POST', `${path}${query && `?${query}`}`, body, {
        'content-type': type,
        ...headers,
      })
      return { ...answer, ingest: answer.body as Ingest }
    },
    get: async (slug: string): Promise<Dataset> => (await ask('GET', `/v1/datasets/${slug}`)).body,
    /** Every row that answers would see, with its `$row`, as `[row, ...cells]`. */
    async rows(dataset: Pick<Dataset, 'id' | 'fields' | 'primaryKey'>): Promise<unknown[][]> {
      const found: unknown[][] = []
      const fields = dataset.fields.map(({ name }) => name)
      for await (const page of app.rowEngine.scan(dataset, { fields }))
        found.push(...page.map(({ row, cells }) => [row, ...cells]))
      return found
    },
  }
}
