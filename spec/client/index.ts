import { type Auth, makeBearer, makeSession } from './auth.ts'
import { makeCall } from './call.ts'
import { makeCan } from './can.ts'
import type { Client } from './client.ts'
import { makeDatasetOf, type Queries } from './dataset.ts'
import { download, type DownloadInput, type DownloadOptions } from './download.ts'
import { ApiProblem } from './errors.ts'
import type { Language } from './generated/fill.ts'
import { contractVersion, operations } from './generated/operations.ts'
import { type AnyInput, type Answer, type Fetch, makeSend } from './send.ts'
import type { OperationId, Progress, Schemas, UploadOptions } from './types.ts'
import { upload } from './upload.ts'
import { isStream } from './raw-body.ts'
import { makeVersionWarning } from './version-warning.ts'

export type { Auth, StoredTokens } from './auth.ts'
export type { Issue, IssueCode, ProblemCode } from './codes.ts'
export { ApiProblem, BrokenDownload, isProblem, NetworkFailure, UnexpectedAnswer } from './errors.ts'
export type { Download, DownloadInput, DownloadOptions, DownloadProgress } from './download.ts'
export type { Client } from './client.ts'
export type { AggregatesOf } from './aggregate-types.ts'
export type { DatasetClient, SearchOf } from './dataset-types.ts'
export type { FilterOf, RowOf } from './filter-types.ts'
export type {
  Call,
  CallOptions,
  Input,
  OperationId,
  Options,
  Output,
  Progress,
  RawBody,
  Schemas,
} from './types.ts'
export { contractVersion }

export type ClientOptions = {
  /** Address of the server, with its path prefix if it has one. */
  baseUrl: string
  /** How calls are authenticated; by default tokens in memory. */
  auth?: Auth
  /** Instead of the platform's own. */
  fetch?: Fetch
  /** Of titles and messages of errors; by default the browser's. */
  language?: Language
}

type AskOptions = { signal?: AbortSignal | undefined; unread?: boolean }

// Each of these ends the session of the caller.
const ends = new Set<OperationId>(['auth.logout', 'auth.endSessions', 'me.changePassword'])

/** A client of the TG-Cloud BigData API: `client.users.list({ query: { limit: 50 } })`. */
export function createClient({ baseUrl, auth = { kind: 'token' }, fetch, language }: ClientOptions): Client {
  const send = makeSend({
    baseUrl,
    fetch: fetch ?? ((request) => globalThis.fetch(request)),
    onResponse: makeVersionWarning(contractVersion),
  })
  const inCookie = auth.kind === 'cookie'
  const session =
    auth.kind === 'bearer'
      ? makeBearer(auth.token)
      : makeSession({
          cookie: inCookie,
          ...(auth.kind === 'token' ? { tokens: auth.tokens, onTokens: auth.onTokens } : {}),
          refresh: async (refreshToken) => {
            const input = refreshToken === undefined ? {} : { body: { refreshToken } }
            return (await once('auth.refresh', input, undefined)).data as Schemas['Tokens']
          },
        })

  const once = (
    id: OperationId,
    input: AnyInput,
    token: string | undefined,
    { signal, unread = false }: AskOptions = {},
  ) => {
    const route = operations[id]
    const withCookie = inCookie && route.cookie === true
    return send(route, input, {
      headers: {
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(language === undefined ? {} : { 'Accept-Language': language }),
        ...(withCookie ? { 'X-CSRF': '1' } : {}),
      },
      ...(withCookie ? { credentials: 'include' } : {}),
      unread,
      signal,
    })
  }

  /** With a token where the operation needs one; a token that is refused is renewed, once. */
  async function authenticated(id: OperationId, input: AnyInput, options: AskOptions = {}): Promise<Answer> {
    const { signal } = options
    signal?.throwIfAborted()
    if (operations[id].public) return once(id, input, undefined, options)
    const token = await session.token(signal)
    try {
      return await once(id, input, token, options)
    } catch (error) {
      const refused = error instanceof ApiProblem && error.status === 401
      const renewed = refused && (await session.renew(token, signal))
      // A stream is spent: whoever has another one finds the new token.
      if (!renewed || isStream(input.body)) throw error
      return once(id, input, await session.token(signal), options)
    }
  }

  async function receiptOf(idempotencyKey: string, signal: AbortSignal): Promise<Progress | undefined> {
    const query = { idempotencyKey, limit: 1 }
    const { data } = await authenticated('ingests.list', { query }, { signal })
    return (data as Schemas['IngestPage']).items[0]
  }

  async function run(id: OperationId, input: AnyInput, options: UploadOptions = {}): Promise<Answer> {
    if (operations[id].raw) {
      const send = (given: AnyInput, signal: AbortSignal) => authenticated(id, given, { signal })
      return upload({ send, receiptOf }, input, options)
    }
    const { signal } = options
    const askedAt = Date.now()
    const answer = await authenticated(id, prepared(id, input), { signal })
    if (id === 'auth.login' || id === 'auth.refresh') session.learn(answer.data as Schemas['Tokens'], askedAt)
    if (ends.has(id)) session.forget()
    return answer
  }

  function prepared(id: OperationId, input: AnyInput): AnyInput {
    if (id === 'auth.login' && inCookie)
      return { ...input, body: { session: 'cookie', ...(input.body as object) } }
    const refreshToken = session.refreshToken()
    if (id === 'auth.refresh' && input.body === undefined && refreshToken !== undefined)
      return { ...input, body: { refreshToken } }
    return input
  }

  const methods: Record<string, Record<string, unknown>> = {}
  for (const id of Object.keys(operations) as OperationId[]) {
    const [tag, name] = id.split('.') as [string, string]
    const group = (methods[tag] ??= {})
    group[name] = (input: AnyInput = {}, options?: UploadOptions) =>
      makeCall((given) => run(id, given, options), input)
  }
  const me = async () => (await run('me.get', {})).data as Schemas['Me']
  const datasets = { ...methods['datasets'], of: makeDatasetOf(methods['query'] as Queries) }
  const exports = {
    ...methods['exports'],
    download: (input: DownloadInput, options?: DownloadOptions) => download(authenticated, input, options),
  }
  return { ...methods, datasets, exports, can: makeCan({ auth: session, me }) } as unknown as Client
}
