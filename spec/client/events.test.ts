import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { readEvents, type ServerEvent } from './events.ts'
import { iterated } from './raw-body.ts'

async function collected(stream: ReadableStream<Uint8Array>): Promise<ServerEvent[]> {
  const events: ServerEvent[] = []
  for await (const event of readEvents(stream)) events.push(event)
  return events
}
const streamOf = (parts: Uint8Array[]) =>
  iterated(
    (async function* () {
      yield* parts
    })(),
  )
const read = (...parts: string[]) => collected(streamOf(parts.map((part) => new TextEncoder().encode(part))))

it('reads fields, comments, data of several lines and ids that stay', async () => {
  const text =
    'retry: 10\n\n: a comment\nid: 1\nevent: progress\ndata: {"a":1}\n\ndata:x\ndata: y\n\nevent: end\n\nid\ndata\n\n'
  expect(await read(text)).toEqual([
    { id: '1', event: 'progress', data: '{"a":1}' },
    { id: '1', event: 'message', data: 'x\ny' },
    { id: '', event: 'message', data: '' },
  ])
})

it('leaves out what was not ended', async () => {
  expect(await read('data: a\n\ndata: b\n')).toEqual([{ id: '', event: 'message', data: 'a' }])
})

const text = 'id: 7\r\nevent: progress\r\ndata: 서울 버스\r\n\r\ndata: 둘\n\ndata: a\rdata: b\r\r\n'
test.prop([fc.array(fc.nat(Buffer.byteLength(text)), { maxLength: 6 })])(
  'does not depend on how the bytes are cut, nor on how lines end',
  async (places) => {
    const bytes = Buffer.from(text)
    const ends = [...new Set([0, ...places, bytes.length])].sort((a, b) => a - b)
    const parts = ends.slice(1).map((end, i) => new Uint8Array(bytes.subarray(ends[i], end)))
    expect(await collected(streamOf(parts))).toEqual([
      { id: '7', event: 'progress', data: '서울 버스' },
      { id: '7', event: 'message', data: '둘' },
      { id: '7', event: 'message', data: 'a\nb' },
    ])
  },
)
