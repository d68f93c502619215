import { randomUUID } from 'node:crypto'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { rowTypes } from '@tg-cloud/contract/load-query'
import { call } from './call.ts'
import type { StartedApp } from './start-app.ts'
import { until } from './until.ts'

type Sent = {
  type?: string
  query?: string
  headers?: Record<string, string>
  /** Id of a load whose quarantine is replayed. */
  replayOf?: string
}

/** The fields that the contract's examples of rows have. */
export const exampleFields: Field[] = [
  { name: 'day', type: 'date' },
  { name: 'stop', type: 'keyword' },
  { name: 'boarded', type: 'int' },
]

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

/** A load of the contract's example, done, or cut off in its middle: its id. */
export async function newLoad(
  url: string,
  token: string,
  slug: string,
  state: 'done' | 'interrupted',
  key: string = randomUUID(),
): Promise<string> {
  const path = `/v1/datasets/${slug}/rows`
  const headers = { 'content-type': 'text/csv', 'idempotency-key': key }
  const text = rowTypes['text/csv']
  if (state === 'done') {
    const answer = await call(url, 'POST', path, { token, body: text, headers })
    if (answer.status !== 201) throw new Error(`Loading answered ${answer.status}: ${answer.text}`)
    return (answer.body as Ingest).id
  }
  const leaving = new AbortController()
  const endless = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(text)) })
  const sending = fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: endless,
    duplex: 'half',
    signal: leaving.signal,
  } as RequestInit).catch(() => undefined)
  const find = async (wanted: Ingest['state']) => {
    const { body } = await call(url, 'GET', `/v1/ingests?idempotencyKey=${key}&state=${wanted}`, { token })
    return (body.items as Ingest[])[0]
  }
  await until(async () => (await find('loading')) !== undefined)
  leaving.abort()
  await sending
  await until(async () => (await find('interrupted')) !== undefined)
  return (await find('interrupted'))?.id as string
}
