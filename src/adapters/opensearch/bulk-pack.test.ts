import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { makePacker, type Operation, pick } from './bulk-pack.ts'

const line = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'grapheme', maxLength: 30 }))
const operations = fc.array(
  fc.record({ head: line, document: fc.option(line, { nil: undefined }) }, { requiredKeys: ['head'] }),
)
const textOf = ({ head, document }: Operation) => `${head}\n${document === undefined ? '' : `${document}\n`}`

function packAll(all: readonly Operation[], mostBytes: number, mostOperations: number) {
  const packer = makePacker(mostBytes, mostOperations)
  const requests = []
  for (const operation of all) {
    if (packer.add(operation)) continue
    requests.push(packer.take()!)
    expect(packer.add(operation)).toBe(true)
  }
  const rest = packer.take()
  expect(packer.take()).toBeUndefined()
  return rest ? [...requests, rest] : requests
}

test.prop([operations, fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 9 })])(
  'packs every operation once, in order, into requests that are no longer than they may be',
  (all, mostBytes, mostOperations) => {
    const requests = packAll(all, mostBytes, mostOperations)
    expect(Buffer.concat(requests.map(({ bytes }) => bytes)).toString()).toBe(all.map(textOf).join(''))
    for (const { bytes, ends } of requests) {
      expect(ends.length).toBeLessThanOrEqual(mostOperations)
      if (ends.length > 1) expect(bytes.length).toBeLessThanOrEqual(mostBytes)
      expect(ends.at(-1)).toBe(bytes.length)
    }
    // A request is sent no earlier than it must be.
    for (const [i, { bytes, ends }] of requests.slice(1).entries()) {
      const before = requests[i]!
      const isFull = before.ends.length === mostOperations
      expect(isFull || before.bytes.length + (ends[0] ?? bytes.length) > mostBytes).toBe(true)
    }
  },
)

test.prop([operations, fc.infiniteStream(fc.boolean())])(
  'gives some of its operations again, as they were',
  (all, chosen) => {
    const [packed] = packAll(all, Infinity, Infinity)
    if (packed === undefined) return
    const some = [...all.keys()].filter(() => chosen.next().value)
    const again = pick(packed, some)
    expect(again.bytes.toString()).toBe(some.map((i) => textOf(all[i]!)).join(''))
    expect(again.ends).toHaveLength(some.length)
    expect(pick(again, [...some.keys()])).toEqual(again)
  },
)

it('takes one operation that is longer than a request, alone', () => {
  const long = { head: '{}', document: '가'.repeat(100_000) }
  const requests = packAll([{ head: 'a' }, long, { head: 'b' }], 1_000, 10)
  expect(requests.map(({ bytes }) => bytes.length)).toEqual([2, 300_004, 2])
})
