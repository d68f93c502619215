import iconv from 'iconv-lite'
import { expect, it } from 'vitest'
import { makeEncoder } from './encoder.ts'

it('CP949 of every character is that of iconv-lite, and comes back', () => {
  const { encode } = makeEncoder('cp949')
  let found = 0
  for (let unit = 0x80; unit < 0x1_0000; unit++) {
    if (unit >= 0xd800 && unit < 0xe000) continue
    const character = String.fromCharCode(unit)
    let isMissing = false
    const bytes = encode(character, () => (isMissing = true))
    const other = iconv.encode(character, 'cp949')
    if (isMissing) expect([...bytes]).toEqual([63])
    else {
      found++
      expect(Buffer.from(bytes).equals(other), character).toBe(true)
      expect(iconv.decode(Buffer.from(bytes), 'cp949', { stripBOM: false })).toBe(character)
    }
  }
  expect(found).toBe(17_048)
})
