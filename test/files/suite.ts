import { createHash, randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { ExportFiles } from '../../src/exports/ports.ts'
import type { Originals } from '../../src/ingest/originals.ts'
import { until } from '../until.ts'

const some = (text: string) => Buffer.from(text)
const bytesOf = async (bytes: AsyncIterable<Uint8Array> | undefined) => bytes && buffer(Readable.from(bytes))

/** What files of exports must do wherever they lie. `open` makes ever the same place of a name. */
export function exportFilesSuite(open: (name: string) => ExportFiles) {
  it('a file is there when it is whole, and is read in parts', async () => {
    const files = open('parts')
    expect(await files.keys()).toEqual([])
    const writer = await files.create('a.1')
    await writer.write(some('서울 '))
    await writer.write(some('버스'))
    expect(await files.read('a.1', { from: 0, to: 3 })).toBeUndefined()
    await writer.finish()
    expect(await files.keys()).toEqual(['a.1'])
    const part = async (from: number, to: number) =>
      (await bytesOf(await files.read('a.1', { from, to })))?.toString()
    expect([await part(0, 13), await part(0, 3), await part(7, 13)]).toEqual(['서울 버스', '서', '버스'])
    await files.remove('a.1')
    await files.remove('a.1')
    expect(await files.read('a.1', { from: 0, to: 1 })).toBeUndefined()
  })

  it('a file of nothing is a file', async () => {
    const files = open('nothing')
    await (await files.create('a.1')).finish()
    expect(await files.keys()).toEqual(['a.1'])
    expect(await bytesOf(await files.read('a.1', { from: 0, to: 0 }))).toEqual(some(''))
    expect(await files.read('a.2', { from: 0, to: 0 })).toBeUndefined()
  })

  it('what is large comes back byte for byte, in odd parts too', async () => {
    const files = open('large')
    const writer = await files.create('large.1')
    const block = randomBytes(1_000_003)
    const written = createHash('sha256')
    for (let i = 0; i < 9; i++) {
      block[0] = i
      written.update(block)
      // What is given is the caller's again as soon as more may come.
      const lent = Buffer.from(block)
      await writer.write(lent)
      lent.fill(0)
    }
    expect(await files.read('large.1', { from: 0, to: 1 })).toBeUndefined()
    // A part may still be on its way.
    await until(async () => (await files.keys()).includes('large.1'))
    await writer.finish()
    const size = 9 * block.length
    const whole = createHash('sha256')
    for await (const piece of (await files.read('large.1', { from: 0, to: size }))!)
      whole.update(piece as Buffer)
    expect(whole.digest('hex')).toBe(written.digest('hex'))
    const middle = await buffer((await files.read('large.1', { from: 8_388_600, to: 8_388_700 }))!)
    block[0] = 8
    expect(middle.equals(block.subarray(8_388_600 % block.length, (8_388_600 % block.length) + 100))).toBe(
      true,
    )
    await files.remove('large.1')
  })

  it('who stops reading leaves nothing behind', async () => {
    const files = open('stops')
    const writer = await files.create('a.1')
    await writer.write(Buffer.alloc(5_000_000, 1))
    await writer.finish()
    const reading = (await files.read('a.1', { from: 0, to: 5_000_000 }))!
    for await (const _ of reading) break
    expect(reading.destroyed).toBe(true)
    await files.remove('a.1')
    expect(await files.keys()).toEqual([])
  })

  it.each([
    ['small', 1],
    ['large', 9_000_000],
  ])('nothing is left of a %s one that is not finished', async (name, bytes) => {
    const files = open(`left-${name}`)
    const writer = await files.create('b.1')
    await writer.write(Buffer.alloc(bytes))
    await writer.discard()
    expect(await files.keys()).toEqual([])
    const crashed = await files.create('b.2')
    await crashed.write(Buffer.alloc(bytes))
    // As a crash leaves it: whoever comes next removes it by its key.
    for (const key of await files.keys()) await files.remove(key)
    expect(await files.keys()).toEqual([])
    await crashed.discard()
  })

  it('a second attempt is not disturbed by the first', async () => {
    const files = open('attempts')
    const [first, second] = [await files.create('c.1'), await files.create('c.2')]
    await Promise.all([first.write(some('first')), second.write(some('second'))])
    await second.finish()
    await first.discard()
    expect(await files.keys()).toEqual(['c.2'])
    expect(await bytesOf(await files.read('c.2', { from: 0, to: 6 }))).toEqual(some('second'))
  })
}

/** The same of originals of loads. */
export function originalsSuite(open: () => Originals) {
  const body = randomBytes(9_000_000)
  const sha256 = createHash('sha256').update(body).digest('hex')
  const store = async (originals: Originals, id: string) => {
    const writer = await originals.open(id)
    for (let at = 0; at < body.length; at += 100_000) await writer.write(body.subarray(at, at + 100_000))
    return writer
  }

  it('a body waits under its load, and is kept under its sum', async () => {
    const originals = open()
    const writer = await store(originals, 'load-1')
    expect(await originals.waiting.read('load-1')).toBeUndefined()
    await writer.wait()
    expect(await originals.waiting.ids()).toEqual(['load-1'])
    expect((await bytesOf(await originals.waiting.read('load-1')))?.equals(body)).toBe(true)
    // It has been promised.
    await writer.discard()
    await originals.waiting.keep('load-1', sha256)
    await originals.waiting.keep('load-1', sha256)
    expect(await originals.waiting.ids()).toEqual([])
    expect(await originals.waiting.read('load-1')).toBeUndefined()
    expect(await originals.has(sha256)).toBe(true)
    expect((await bytesOf(await originals.read(sha256)))?.equals(body)).toBe(true)
    await originals.remove(sha256)
    await originals.remove(sha256)
    expect(await originals.has(sha256)).toBe(false)
    expect(await originals.read(sha256)).toBeUndefined()
  })

  it('nothing is left of a body that broke off', async () => {
    const originals = open()
    const writer = await store(originals, 'load-2')
    await writer.discard()
    expect(await originals.waiting.ids()).toEqual([])
    // As a crash leaves it.
    const left = await store(originals, 'load-3')
    for (const id of await originals.waiting.ids()) await originals.waiting.remove(id)
    expect(await originals.waiting.ids()).toEqual([])
    await left.discard()
  })
}
