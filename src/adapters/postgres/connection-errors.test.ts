import { connect } from 'node:net'
import { once } from 'node:events'
import { DatabaseError } from 'pg'
import { expect, it } from 'vitest'
import { userNotFound } from '../../errors.ts'
import { isConnectionError, unavailableOnConnectionError } from './connection-errors.ts'

const answer = (code: string) => Object.assign(new DatabaseError('refused', 7, 'error'), { code })

it.each(['08006', '57P01', '57P02', '57P03', '53300', '57014', '40P01', '55P03', '25006'])(
  'takes SQLSTATE %s for unavailable',
  (code) => {
    expect(() => unavailableOnConnectionError(answer(code))).toThrow(
      expect.objectContaining({ code: 'unavailable' }),
    )
  },
)

it.each(['23505', '42P01', '22001', '28P01'])('leaves SQLSTATE %s as it is', (code) => {
  expect(isConnectionError(answer(code))).toBe(false)
})

it.each([
  'Connection terminated unexpectedly',
  'timeout exceeded when trying to connect',
  'Query read timeout',
])('knows "%s" of pg', (message) => {
  expect(isConnectionError(new Error(message))).toBe(true)
})

it('knows a refused connection', async () => {
  const [error] = (await once(connect(1, '127.0.0.1'), 'error').catch((refused: unknown) => [refused])) as [
    unknown,
  ]
  expect(isConnectionError(error)).toBe(true)
})

it('lets outcomes of the application through', () => {
  const outcome = userNotFound()
  expect(() => unavailableOnConnectionError(outcome)).toThrow(outcome)
})
