import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { freePort } from '../../test/live-servers.ts'
import { productionRecords } from '../../test/production.ts'
import { main, processTimeoutMs, serverFolder } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'

vi.setConfig({ testTimeout: processTimeoutMs })

it.skipIf(process.platform !== 'linux')(
  'serves, and ends as it should, when no log line can be written',
  async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    const port = await freePort()
    const full = openSync('/dev/full', 'w')
    const child = spawn(process.execPath, ['--conditions=tg-source', main], {
      cwd: folder.path,
      stdio: ['ignore', full, 'inherit'],
      env: {
        PATH: '/usr/bin:/bin',
        DATA_DIR: folder.dataDir,
        APP_PORT: String(port),
        ...records.environment,
      },
    })
    closeSync(full)
    const ended = once(child, 'close')
    const status = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        (answer) => answer.status,
        () => undefined,
      )
    await until(async () => (await status('/readyz')) === 200 || child.exitCode !== null, processTimeoutMs)
    for (let i = 0; i < 20; i++) expect(await status('/healthz')).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
)
