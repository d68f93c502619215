import { rename } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exampleFields, newLoad } from '../../test/loading.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { openDatabase } from '../adapters/postgres/database.ts'

it(
  'rows are those of their records: another DATA_DIR is refused, a moved one is not',
  { timeout: processTimeoutMs },
  async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    const start = (name: string) =>
      startServer({
        folder: { path: folder.path, dataDir: `${folder.path}/${name}` },
        environment: { ...records.environment, APP_PORT: '0' },
      })
    const refused = async (name: string): Promise<string> => {
      await using server = start(name)
      expect(await server.exit()).toMatchObject({ code: 1 })
      expect(server.output()).not.toContain('    at ')
      return server.output()
    }
    const stop = async (server: ReturnType<typeof start>, signal: NodeJS.Signals = 'SIGTERM') => {
      server.signalGroup(signal)
      await server.exit()
    }

    await using first = start('first')
    await first.ready()
    // Also while there are no rows yet: of what is loaded here the other would know nothing.
    expect(await refused('second')).toContain('which another server uses')
    await stop(first)

    // Records without rows take any place.
    await using second = start('second')
    const { url } = await second.ready()
    const { accessToken: token } = await logIn(url, admin.username, admin.password)
    const { body: dataset } = await call(url, 'POST', '/v1/datasets', {
      token,
      body: { name: '서울 버스', fields: exampleFields },
    })
    await newLoad(url, token, dataset.slug, 'done')
    expect(await refused('first')).toContain('which another server uses')
    await stop(second, 'SIGKILL')
    await using again = start('second')
    await again.ready()
    await stop(again)
    expect(await refused('first')).toMatch(/Start with the DATA_DIR of that place, .*row_stores"/)
    expect(await refused('new')).toContain('put a copy of it back')

    await rename(`${folder.path}/second`, `${folder.path}/moved`)
    await using moved = start('moved')
    const { url: movedUrl } = await moved.ready()
    const profile = await call(movedUrl, 'GET', `/v1/datasets/${dataset.slug}/profile`, { token })
    expect(profile.body).toMatchObject({ rows: 2 })
    await stop(moved)

    const database = openDatabase({
      url: records.environment.DATABASE_URL,
      schema: records.schema,
      poolMax: 1,
      log: () => undefined,
    })
    await database.query({ text: 'delete from row_stores' })
    await database.close()
    await using lost = start('new')
    await lost.ready()
  },
)
