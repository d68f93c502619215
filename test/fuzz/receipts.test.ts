import { createHash } from 'node:crypto'
import { Ingest } from '@tg-cloud/contract/ingests'
import { rowTypes } from '@tg-cloud/contract/load-query'
import { describe, expect, it } from 'vitest'
import type { Resolved } from './expect.ts'
import { makeOverload } from './overload.ts'
import { receiptFaults } from './receipts.ts'
import { operationNamed } from './requests.ts'

const content = rowTypes['text/csv']
const sha256 = createHash('sha256').update(content).digest('hex')
const [example] = (Ingest.meta() as { examples: [Ingest] }).examples
const receipt = { ...example, bytes: Buffer.byteLength(content), sha256 }
const answerOf = (text: string, headers: Record<string, string> = {}) => ({
  status: 201,
  headers,
  text,
  bytes: Buffer.from(text),
})
const request = (id: string): Resolved => ({
  operation: operationNamed(id),
  caller: undefined,
  path: {},
  query: '',
  headers: {},
  body: { type: 'text/csv', content },
})
const faults = (change: Partial<Ingest>) =>
  receiptFaults(request('ingests.load'), answerOf(JSON.stringify({ ...receipt, ...change }))).join('\n')

describe('what receipts say', () => {
  it('is believed when it can be so', () => expect(faults({})).toBe(''))

  it.each<[string, Partial<Ingest>, RegExp]>([
    ['rows that are not counted', { received: 1 }, /received 1 is not/],
    ['other bytes', { bytes: 1 }, /the receipt is of 1 bytes/],
    ['another hash', { sha256: '0'.repeat(64) }, /bytes, not of the/],
    ['errors that are not shown', { errors: [] }, /0 errors of 1 are shown/],
    ['no version', { version: null }, /has no version/],
    ['an end that was none', { finishedAt: null }, /finished at null/],
    ['a load that failed', { state: 'failed', errors: [] }, /that is failed was answered 201/],
  ])('is not, with %s', (_what, change, told) => expect(faults(change)).toMatch(told))

  it('is proved by the last line of a quarantine', () => {
    const end = (text: string, rows: number) =>
      `${text}${JSON.stringify({ $end: { rows, sha256: createHash('sha256').update(text).digest('hex') } })}\n`
    const ask = (text: string) => receiptFaults(request('ingests.quarantineFile'), answerOf(text))
    expect(ask(end('{"row":1}\n', 1))).toEqual([])
    expect(ask(end('', 0))).toEqual([])
    expect(ask(end('{"row":1}\n', 2))).toHaveLength(1)
    expect(ask(end('{"row":1}\n', 1).slice(0, -10))).toHaveLength(1)
  })
})

it('takes a machine that is too busy for what it is, and nothing else', () => {
  const overload = makeOverload()
  const busy = answerOf('{"code":"unavailable"}', { 'retry-after': '2' })
  const line = (message: string) => [`{"level":"warn","err":{"message":"${message}"}}`]
  const is = (answer: typeof busy, message: string) => overload.is({ ...answer, status: 503 }, line(message))
  expect(is(busy, 'Query read timeout')).toBe(true)
  expect(is(busy, 'deadlock detected')).toBe(false)
  expect(is(busy, 'Connection terminated unexpectedly')).toBe(false)
  expect(is({ ...busy, headers: {} }, 'Query read timeout')).toBe(false)
  expect(overload.times()).toBe(1)
})
