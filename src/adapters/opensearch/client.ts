import { randomUUID } from 'node:crypto'
import { unavailable, unavailableBecause } from '../../errors.ts'
import { makeDrivers, type ServerOptions } from './driver.ts'
import { exchange, type Incoming, type Outgoing } from './exchange.ts'
import { NodeFault } from './node-fault.ts'
import { type ServerError, serverFault } from './server-fault.ts'
import { checkWhole } from './whole-answer.ts'
import { fromWire, toWire } from './wire-json.ts'

export type Call = {
  method: Outgoing['method']
  /** Begins with a slash; its parts are encoded by the caller. */
  path: string
  query?: Outgoing['query'] | undefined
  /** An object is sent as JSON, its bigints with all digits; text and bytes are sent as they are. */
  body?: object | string | Buffer | undefined
  /** The body is lines, as `_bulk` and `_msearch` take them. */
  lines?: boolean | undefined
  /** Statuses that are answers beside those below 300. */
  accept?: readonly number[] | undefined
  /** Shards that failed, or a search that ran out of time, make the answer a fault. */
  whole?: boolean | undefined
  /** How long all of it may take; 10 s unless given. */
  deadlineMs?: number | undefined
  signal?: AbortSignal | undefined
  /** By which the server's tasks are found again; one of its own unless given. */
  opaqueId?: string | undefined
  /** Most bytes of an answer; 64 MiB unless given. */
  maxBytes?: number | undefined
}
/** `body`: parsed, whole numbers beyond the safe integers as bigint; undefined when there is none. */
export type Answer<T> = { status: number; body: T }

export type Client = {
  /** Errors: unavailable (what is wrong in its detail), question_too_large, ServerRefusal, the reason of the signal. */
  call<T = unknown>(call: Call): Promise<Answer<T>>
  dialect(): Promise<Dialect>
  close(): Promise<void>
}
export type Dialect = 'opensearch' | 'elasticsearch'

const defaults = { deadlineMs: 10_000, maxBytes: 64 * 1_048_576 }

/** What every call to the cluster goes through. Errors: StartError for a file of a certificate. */
export function makeClient(options: ServerOptions): Client {
  const drivers = makeDrivers(options)
  let turn = 0

  async function send(outgoing: Outgoing, signal: AbortSignal): Promise<Incoming> {
    for (let tried = 1; ; tried++) {
      const driver = drivers[turn++ % drivers.length] as (typeof drivers)[number]
      try {
        return await exchange(driver, outgoing, signal)
      } catch (error) {
        if (!(error instanceof NodeFault) || !error.unsent || tried >= drivers.length) throw error
      }
    }
  }

  async function call<T>({ method, path, body, ...rest }: Call): Promise<Answer<T>> {
    const { query = {}, lines = false, accept = [], whole = false, opaqueId = randomUUID() } = rest
    const { deadlineMs = defaults.deadlineMs, maxBytes = defaults.maxBytes, signal } = rest
    const text = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : toWire(body)
    const late = AbortSignal.timeout(deadlineMs)
    const stop = signal === undefined ? late : AbortSignal.any([signal, late])
    const outgoing = { method, path, query, body: text, lines, opaqueId, maxBytes }
    const target = /^\/([^/_][^/]*)/.exec(path)?.[1]
    try {
      const { status, text: answered } = await send(outgoing, stop)
      const parsed = parse(answered)
      if (status >= 300 && !accept.includes(status))
        throw serverFault(status, (parsed as { error?: ServerError } | undefined)?.error, target)
      if (whole) checkWhole(parsed as object, target)
      return { status, body: parsed as T }
    } catch (error) {
      signal?.throwIfAborted()
      if (error === late.reason)
        throw unavailableBecause(`OpenSearch did not answer within ${deadlineMs / 1_000} seconds`)
      throw error instanceof NodeFault ? unavailable('OpenSearch', error) : error
    }
  }

  let dialect: Promise<Dialect> | undefined
  const findDialect = async (): Promise<Dialect> => {
    // A node without its own page still says in the headers what it is.
    const late = AbortSignal.timeout(defaults.deadlineMs)
    const outgoing: Outgoing = {
      method: 'GET',
      path: '/',
      query: {},
      lines: false,
      opaqueId: randomUUID(),
      maxBytes: 65_536,
    }
    const { headers } = await send(outgoing, late)
    return headers['x-elastic-product'] === 'Elasticsearch' ? 'elasticsearch' : 'opensearch'
  }
  return {
    call,
    dialect: () =>
      (dialect ??= findDialect().catch((error: unknown) => {
        dialect = undefined
        throw error instanceof NodeFault ? unavailable('OpenSearch', error) : error
      })),
    close: async () => void (await Promise.all(drivers.map((driver) => driver.close()))),
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined
  try {
    return fromWire(text)
  } catch (error) {
    throw new NodeFault(`Not JSON: ${text.slice(0, 200)}`, { cause: error })
  }
}
