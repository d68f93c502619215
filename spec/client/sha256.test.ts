import { createHash } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { makeSha256, ownSha256 } from './sha256.ts'

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1_000_003])('of %d bytes is that of Node', (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 7919) & 255)
  const hash = ownSha256()
  hash.update(bytes)
  expect(hash.hex()).toBe(expected(bytes))
})

test.prop([fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 })])(
  'does not depend on how the bytes are cut',
  (parts) => {
    const [own, platform] = [ownSha256(), makeSha256()]
    for (const part of parts) {
      own.update(part)
      platform.update(part)
    }
    const whole = expected(Buffer.concat(parts))
    expect([own.hex(), platform.hex()]).toEqual([whole, whole])
  },
)
