import { createSecretKey, randomBytes } from 'node:crypto'
import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { makeCursors } from './cursor.ts'

const cursors = makeCursors(createSecretKey(randomBytes(32)))
const scope = {
  userId: 'u1',
  operation: 'users.list',
  parameters: { q: '김', sort: 'name', level: undefined },
}

describe('cursors', () => {
  test.prop([fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 })])(
    'give back the position they were made from',
    (position) => {
      expect(cursors.decode(scope, cursors.encode(scope, position))).toEqual(position)
    },
  )

  it('do not depend on the order of parameters, nor on absent ones', () => {
    const cursor = cursors.encode(scope, ['a'])
    expect(cursors.decode({ ...scope, parameters: { sort: 'name', q: '김' } }, cursor)).toEqual(['a'])
  })

  it.each([
    ['caller', { ...scope, userId: 'u2' }],
    ['operation', { ...scope, operation: 'auth.listSessions' }],
    ['filter', { ...scope, parameters: { ...scope.parameters, q: '이' } }],
  ])('of another %s are a mismatch', (_what, other) => {
    expect(() => cursors.decode(other, cursors.encode(scope, ['a']))).toThrow(
      expect.objectContaining({ code: 'cursor_mismatch' }),
    )
  })

  test.prop([fc.string({ maxLength: 200 })])('never accept text of others', (text) => {
    expect(() => cursors.decode(scope, text)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }))
  })

  test.prop([fc.nat(), fc.integer({ min: 1, max: 255 })])('never accept a changed byte', (at, change) => {
    const bytes = Buffer.from(cursors.encode(scope, ['2026-01-01', 'id']), 'base64url')
    const index = at % bytes.length
    bytes[index] = bytes[index]! ^ change
    expect(() => cursors.decode(scope, bytes.toString('base64url'))).toThrow(
      expect.objectContaining({ code: 'cursor_invalid' }),
    )
  })
})
