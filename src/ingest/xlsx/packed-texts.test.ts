import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { makePackedTexts } from './packed-texts.ts'

test.prop([fc.array(fc.string({ unit: 'binary' })), fc.nat(20)])(
  'texts come out as they went in',
  (texts, at) => {
    // One that does not fit in a page, among those that do.
    const all = texts.toSpliced(at, 0, 'x'.repeat(600_000))
    const packed = makePackedTexts()
    for (const text of all) packed.add(text)
    expect(all.map((_, i) => packed.get(i) === all[i])).not.toContain(false)
    for (const number of [-1, all.length]) expect(packed.get(number)).toBeUndefined()
  },
)

it('half a character stays one', () => {
  const packed = makePackedTexts()
  packed.add('\ud83d')
  expect(packed.get(0)).toBe('\ud83d')
})

it('there are no more of them than may be held', () => {
  const few = makePackedTexts({ sharedTextsMax: 3, sharedTextBytes: 1e9 })
  for (const text of ['a', '', 'c']) few.add(text)
  expect(() => few.add('')).toThrow(expect.objectContaining({ code: 'body_too_large' }))
  const short = makePackedTexts({ sharedTextsMax: 10, sharedTextBytes: 2_097_152 })
  short.add('x'.repeat(400_000))
  short.add('x'.repeat(400_000))
  expect(() => short.add('x'.repeat(400_000))).toThrow(expect.objectContaining({ code: 'body_too_large' }))
})
