import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { call } from '../../test/call.ts'
import { person } from '../../test/people.ts'
import { type StartedApp, startApp } from '../../test/start-app.ts'

// A hundred passwords are hashed, one at a time.
vi.setConfig({ testTimeout: 120_000 })

let app: StartedApp
beforeAll(async () => {
  app = await startApp({ environment: { LOGIN_FAILURES_PER_PAIR: '10', LOGIN_FAILURES_PER_ACCOUNT: '1000' } })
})
afterAll(() => app[Symbol.asyncDispose]())

const wrong = 'a wrong guess'
const codesOf = async (requests: Promise<{ status: number; body?: { code?: string } }>[]) => {
  const codes: Record<string, number> = {}
  for (const { status, body } of await Promise.all(requests)) {
    const code = `${status} ${body?.code ?? ''}`.trim()
    codes[code] = (codes[code] ?? 0) + 1
  }
  return codes
}
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
const logIn = (username: string, password: string) =>
  call(app.url, 'POST', '/v1/auth/login', { body: { username, password } })

describe('a burst of parallel', () => {
  it('guesses of one password reaches the hash as often as the limit says', async () => {
    const { username } = await person(app, 'GENERAL')
    const guesses = many(60, () => logIn(username, wrong))
    expect(await codesOf(guesses)).toEqual({ '401 invalid_credentials': 10, '429 login_throttled': 50 })
  })

  it('guesses of the current password by a stolen session is held back too', async () => {
    const { accessToken: token } = await person(app, 'GENERAL')
    const body = { currentPassword: wrong, newPassword: 'another-long-password' }
    const guesses = many(60, () => call(app.url, 'POST', '/v1/me/password', { token, body }))
    expect(await codesOf(guesses)).toEqual({ '422 password_wrong': 10, '429 login_throttled': 50 })
  })

  it('logins with the right password all come through, also after failures', async () => {
    const { username, password } = await person(app, 'GENERAL')
    for (let i = 0; i < 9; i++) await logIn(username, wrong)
    expect(await codesOf(many(50, () => logIn(username, password)))).toEqual({ 200: 50 })
  })

  it('logins that waits is no larger than the queue', async () => {
    const { username, password } = await person(app, 'GENERAL')
    const codes = await codesOf(many(100, () => logIn(username, password)))
    expect(Object.keys(codes).sort()).toEqual(['200', '503 login_busy'])
    expect(codes['503 login_busy']).toBeGreaterThanOrEqual(20)
    expect((await logIn(username, password)).status).toBe(200)
  })
})
