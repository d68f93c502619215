import { describe, expect, it, vi } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

const killPoints = process.env['FULL'] ? 50 : 10

describe('a server killed by SIGKILL', () => {
  it('is recovered by the next start, with its data and with the PostgreSQL it left behind', async () => {
    await using folder = await serverFolder()
    await using killed = startServer({ folder })
    const { url } = await killed.ready()
    const password = killed.password() ?? ''
    const { accessToken: token } = await logIn(url, 'admin', password)
    const body = { username: 'minji.kim', name: '김민지', password: 'a-password-of-minji' }
    expect((await call(url, 'POST', '/v1/users', { token, body })).status).toBe(201)
    killed.signal('SIGKILL')
    await killed.exit()
    const postmaster = postmasterIn(folder)
    expect(postmaster).toBeDefined()

    await using next = startServer({ folder })
    const again = await next.ready()
    expect(next.output()).toContain('taken over from a server that was killed')
    expect(postmasterIn(folder)).toBe(postmaster)
    expect((await call(again.url, 'GET', '/v1/users?q=minji', { token })).body.items).toMatchObject([
      { username: 'minji.kim', name: '김민지' },
    ])
    // What was taken over is ended with the rest.
    next.signalGroup('SIGINT')
    expect(await next.exit()).toMatchObject({ code: 0 })
    expect(folder.processes()).toEqual([])
  })

  it(
    `at ${killPoints} moments of its first start lets the next start work`,
    async ({ annotate }) => {
      let startMs = await measureFirstStart()
      let killedBeforeReady = 0
      for (let point = 1; point <= killPoints; point++) {
        const afterMs = Math.round((startMs * point) / killPoints)
        await using folder = await serverFolder()
        await using killed = startServer({ folder })
        const timer = setTimeout(() => killed.signal('SIGKILL'), afterMs)
        await killed.exit()
        clearTimeout(timer)
        const printed = killed.password()
        if (!killed.output().includes('"msg":"ready"')) killedBeforeReady++
        // The machine is quicker than it was.
        else startMs = afterMs

        await using next = startServer({ folder })
        const { url } = await next.ready()
        const password = next.password() ?? printed
        expect(password, `killed after ${afterMs} ms: ${killed.output()}\n${next.output()}`).toBeDefined()
        await logIn(url, 'admin', password as string)
        next.signal('SIGINT')
        expect(await next.exit(), `killed after ${afterMs} ms`).toMatchObject({ code: 0 })
        expect(folder.processes()).toEqual([])
      }
      await annotate(`${killedBeforeReady} of ${killPoints} kills within ${startMs} ms, before it was ready`)
      expect(killedBeforeReady).toBeGreaterThan(killPoints / 2)
    },
    killPoints * 60_000,
  )
})

async function measureFirstStart(): Promise<number> {
  await using folder = await serverFolder()
  await using server = startServer({ folder })
  return (await server.ready()).tookMs
}

const postmasterIn = (folder: Awaited<ReturnType<typeof serverFolder>>) =>
  folder.processes().find(({ command }) => /postgres -D/.test(command))?.pid
