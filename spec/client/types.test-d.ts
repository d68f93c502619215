// Checked by the type checker alone: every line compiles, or fails where it says so. Nothing is run.
import {
  type Call,
  type CallOptions,
  type Client,
  createClient,
  isProblem,
  type ProblemCode,
  type Schemas,
} from './index.ts'
import type { InputOf, OptionsOf, OutputOf, UploadOptions } from './types.ts'

type Equal<A, B> = 0 extends 1 & A ? [any: never] : [A, B] extends [B, A] ? [same: true] : [other: never]
// An operation whose body is sent as it is, as the generated types have it.
type Upload = {
  parameters: {
    query?: { mode?: 'append' | 'replace' }
    header?: { 'Idempotency-Key'?: string; 'Content-Encoding'?: 'gzip' | 'br'; 'X-Request-Id'?: string }
    path: { slug: string }
    cookie?: never
  }
  requestBody: { content: { 'text/csv': string; 'application/json': { [name: string]: unknown }[] } }
  responses: {
    201: { headers: object; content: { 'application/json': { done: true } } }
    202: { headers: object; content: { 'application/json': { done: false } } }
    404: { headers: object; content: { 'application/problem+json': object } }
  }
}
type Look = Omit<Upload, 'parameters' | 'responses'> & {
  parameters: { header?: { 'Content-Encoding'?: 'gzip' } }
  responses: { 204: { headers: object; content?: never } }
}
type Body<M extends (...input: never[]) => unknown> = Awaited<ReturnType<M>>
const equal = <A, B>(..._same: Equal<A, B>) => {}

export function answers(client: Client): void {
  equal<Body<typeof client.users.list>, Schemas['UserPage']>(true)
  equal<Body<typeof client.users.get>, Schemas['User']>(true)
  equal<Body<typeof client.users.create>, Schemas['User']>(true)
  equal<Body<typeof client.auth.logout>, undefined>(true)
  equal<Body<typeof client.operations.openapiYaml>, string>(true)
  equal<Body<typeof client.operations.clientPackage>, Blob>(true)
  equal<Body<typeof client.operations.ready>, Schemas['Readiness']>(true)
  equal<Body<Call<string>['withResponse']>, { data: string; response: Response }>(true)
  // @ts-expect-error members an answer does not name are mistakes
  void client.me.get().then((me) => me.nmae)
}

export function inputs(client: Client): void {
  void client.users.list({ query: { limit: 50, level: 'ADMIN' } }, { signal: AbortSignal.timeout(1) })
  void client.users.update({ path: { id: '' }, headers: { 'If-Match': '"3"' }, body: { name: '김' } })
  void client.users.create({ body: { username: '', name: '', password: '' } })
  void client.auth.login({ body: { username: '', password: '' } })
  void client.users.disable({ path: { id: '' } })
  // @ts-expect-error the id is missing
  void client.users.get()
  // @ts-expect-error If-Match is missing
  void client.users.update({ path: { id: '' }, body: {} })
  // @ts-expect-error no such level
  void client.users.list({ query: { level: 'ROOT' } })
  // @ts-expect-error no such member
  void client.users.create({ body: { username: '', name: '', password: '', admin: true } })
  // @ts-expect-error it takes no body
  void client.me.get({ body: {} })
  // @ts-expect-error no such operation
  void client.can('users.remove')
}

export function uploads(
  client: Client,
  file: Blob,
  rows: AsyncIterable<Uint8Array>,
  stream: ReadableStream<Uint8Array>,
): void {
  equal<OutputOf<Upload>, { done: true } | { done: false }>(true)
  equal<OutputOf<Look>, undefined>(true)
  equal<OptionsOf<Upload>, UploadOptions>(true)
  equal<OptionsOf<Look>, CallOptions>(true)
  const path = { slug: '' }
  equal<Body<typeof client.ingests.load>, Schemas['Ingest']>(true)
  void client.ingests.load(
    { path, contentType: 'text/csv', body: file },
    { onProgress: ({ bytes }) => bytes },
  )
  void client.datasets.infer({ contentType: 'application/x-ndjson', contentEncoding: 'zstd', body: rows })
  // @ts-expect-error nothing is loaded that could be told of
  void client.datasets.infer({ contentType: 'text/csv', body: '' }, { onProgress: () => {} })
  const take = <O>(_: InputOf<O>) => {}
  take<Upload>({ path, contentType: 'text/csv', body: file })
  take<Upload>({ path, contentType: 'application/json', contentEncoding: 'br', body: '[]', query: {} })
  take<Upload>({ path, contentType: 'text/csv', body: rows, headers: { 'Idempotency-Key': '' } })
  take<Look>({ contentType: 'text/csv', body: stream, contentEncoding: undefined })
  // @ts-expect-error no media type of the operation
  take<Upload>({ path, contentType: 'text/html', body: '' })
  // @ts-expect-error what the bytes are is missing
  take<Upload>({ path, body: '' })
  // @ts-expect-error it decompresses no zstd
  take<Upload>({ path, contentType: 'text/csv', contentEncoding: 'zstd', body: '' })
  // @ts-expect-error JSON that is not written yet is no body
  take<Upload>({ path, contentType: 'application/json', body: [{ day: '' }] })
  // @ts-expect-error a member of its own says it
  take<Upload>({ path, contentType: 'text/csv', body: '', headers: { 'Content-Encoding': 'gzip' } })
}

export async function lists(client: Client): Promise<void> {
  for await (const user of client.users.list()) equal<typeof user, Schemas['User']>(true)
  // @ts-expect-error one user is no list
  void client.me.get()[Symbol.asyncIterator]
}

export function codes(error: unknown): void {
  // An answer may hold a level that is not known yet; editors complete the known ones.
  const level: Schemas['User']['level'] = 'DIRECTOR'
  void level
  equal<Extract<ProblemCode, 'user_not_found'>, 'user_not_found'>(true)
  equal<string extends ProblemCode ? 'open' : 'closed', 'closed'>(true)
  if (isProblem(error, 'user_not_found')) equal<typeof error.code, 'user_not_found'>(true)
  // @ts-expect-error no such code
  isProblem(error, 'user_missing')
  void createClient({ baseUrl: '', auth: { kind: 'bearer', token: async () => '' } })
}
