import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { startApp } from '../../test/start-app.ts'

const run = promisify(execFile)
const program = join(import.meta.dirname, '../../test/key-caller.ts')
const milliseconds = process.env['FULL'] ? 60_000 : 10_000

it(
  '20 processes that call with one API key are never told that it is not valid',
  { timeout: 180_000 },
  async () => {
    await using app = await startApp()
    const { accessToken } = await logIn(app.url, app.admin.username, app.admin.password)
    const created = await call(app.url, 'POST', '/v1/api-keys', {
      token: accessToken,
      body: { name: 'many' },
    })
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        run(process.execPath, [program, app.url, created.body.key, String(milliseconds)]),
      ),
    )
    const statuses = answers.map(({ stdout }) => JSON.parse(stdout) as Record<string, number>)
    const total = statuses.reduce((sum, each) => sum + (each['200'] ?? 0), 0)
    console.log(`20 processes, one key, ${milliseconds / 1_000} s: ${total} calls, every one answered 200`)
    for (const each of statuses) expect(Object.keys(each)).toEqual(['200'])
    expect(total).toBeGreaterThan(1_000)
  },
)
