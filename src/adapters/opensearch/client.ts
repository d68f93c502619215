import { randomUUID } from 'node:crypto'
import { unavailable, unavailableBecause } from '../../errors.ts'
import { doneFor } from '../../turns/on-behalf.ts'
import { askedMs, isBusy, isWorthWaiting, waitForTurn } from './busy.ts'
import { makeDrivers, type ServerOptions } from './driver.ts'
import type { Outgoing } from './exchange.ts'
import { lateAfter } from './late.ts'
import { NodeFault } from './node-fault.ts'
import { makeNodes } from './nodes.ts'
import { readAnswer } from './read-answer.ts'
import { serverFault } from './server-fault.ts'
import { checkWhole } from './whole-answer.ts'
import { toWire } from './wire-json.ts'

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
  /** Of searches and counts: shards that did not answer, or too little time, make the answer a fault. */
  whole?: boolean | undefined
  /** Twice does no harm, so it is sent again when its fate is unknown; so are GET, HEAD, searches and counts. */
  repeatable?: boolean | undefined
  /** How long all of it may take; 10 s unless given. */
  deadlineMs?: number | undefined
  signal?: AbortSignal | undefined
  /** By which the server's tasks are found again: for whom it is done, or one of its own, unless given. */
  opaqueId?: string | undefined
  /** Most bytes of an answer; 64 MiB unless given. */
  maxBytes?: number | undefined
}
/** `body`: parsed, whole numbers beyond the safe integers as bigint; undefined when there is none. */
export type Answer<T> = { status: number; body: T }
export type Dialect = 'opensearch' | 'elasticsearch'

export type Client = {
  /** Errors: unavailable (what is wrong in its detail), question_too_large, ServerRefusal, the reason of the signal. */
  call<T = unknown>(call: Call): Promise<Answer<T>>
  /** As told by the headers of its answers, which are there on nodes that have no page of their own. */
  dialect(): Promise<Dialect>
  close(): Promise<void>
}

const defaults = { deadlineMs: 10_000, maxBytes: 64 * 1_048_576 }
const reading = /\/_(?:search|msearch|count)$/

/** What every call to the cluster goes through. `log` hears of nodes. Errors: StartError for a file of a certificate. */
export function makeClient(options: ServerOptions, log: (line: string) => void = () => {}): Client {
  const nodes = makeNodes(makeDrivers(options), log)
  let elastic: boolean | undefined

  async function call<T>({ method, path, body, ...rest }: Call): Promise<Answer<T>> {
    const { query = {}, lines = false, accept = [], opaqueId = doneFor() ?? randomUUID(), signal } = rest
    const { deadlineMs = defaults.deadlineMs, maxBytes = defaults.maxBytes } = rest
    const repeatable = rest.repeatable ?? (method === 'GET' || method === 'HEAD' || reading.test(path))
    const sent = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : toWire(body)
    const outgoing = { method, path, query, body: sent, lines, opaqueId, maxBytes }
    const late = lateAfter(deadlineMs)
    const stop = signal === undefined ? late.signal : AbortSignal.any([signal, late.signal])
    // The index, the alias or the pattern, for words about it.
    const target = decodeURIComponent(/^\/([^/_][^/]*)/.exec(path)?.[1] ?? '') || undefined
    let refused: Error | undefined
    try {
      for (let tries = 1; ; tries++) {
        const answer = await nodes.send(outgoing, repeatable, stop, readAnswer)
        const { status, headers, error } = answer
        elastic = headers['x-elastic-product'] === 'Elasticsearch'
        if (status < 300 || accept.includes(status)) {
          if (rest.whole === true) checkWhole(answer.body as object, target)
          return { status, body: answer.body as T }
        }
        refused = serverFault(status, error, target, askedMs(headers['retry-after']))
        if (!isBusy(status, error) || !isWorthWaiting(tries, headers['retry-after'])) throw refused
        await waitForTurn(tries, headers['retry-after'], stop)
      }
    } catch (error) {
      signal?.throwIfAborted()
      if (error === late.signal.reason)
        throw (
          refused ??
          unavailableBecause(`OpenSearch did not answer within ${deadlineMs / 1_000} seconds`, {
            cause: error,
          })
        )
      throw error instanceof NodeFault ? unavailable('OpenSearch', error) : error
    } finally {
      late.callOff()
    }
  }

  return {
    call,
    async dialect() {
      if (elastic === undefined)
        await call({ method: 'GET', path: '/', accept: [401, 403, 405], maxBytes: 65_536 })
      return elastic === true ? 'elasticsearch' : 'opensearch'
    },
    close: nodes.close,
  }
}
