import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { firstPassword, keptSecret } from './secrets.ts'

const folder = () => mkdtemp(join(tmpdir(), 'secrets-'))

describe('secrets', () => {
  it('are made once, also by ten processes at the same time, for the owner alone', async () => {
    const dataDir = await folder()
    const made = await Promise.all(Array.from({ length: 10 }, () => keptSecret(dataDir, 'jwt')))
    expect(new Set(made).size).toBe(1)
    expect(await keptSecret(dataDir, 'jwt')).toBe(made[0])
    expect((await stat(join(dataDir, 'secrets/jwt'))).mode & 0o777).toBe(0o600)
  })

  it('keep the first password until it was printed', async () => {
    const password = firstPassword(await folder())
    expect(await password.read()).toBeUndefined()
    await password.keep('kT7mVq2ZxW9rB4nHs8Yd')
    expect(await password.read()).toBe('kT7mVq2ZxW9rB4nHs8Yd')
    await password.forget()
    await password.forget()
    expect(await password.read()).toBeUndefined()
  })
})
