import { randomBytes } from 'node:crypto'
import { cp, readdir, rm, symlink } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { exporting, sha256 } from '../../test/exporting.ts'
import { exampleFields, newLoad } from '../../test/loading.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { sharedOpenSearch } from '../../test/shared-servers.ts'

it(
  'servers of one PostgreSQL have their files in one place, or do not start',
  { timeout: 3 * processTimeoutMs },
  async () => {
    await using records = await productionRecords()
    await using folder = await serverFolder()
    const environment = {
      ...records.environment,
      OPENSEARCH_URL: await sharedOpenSearch('2.19.6'),
      OPENSEARCH_INDEX_PREFIX: `t${randomBytes(6).toString('hex')}`,
      OPENSEARCH_REPLICAS: '0',
      APP_PORT: '0',
    }
    const start = (name: string, more: Record<string, string> = {}) =>
      startServer({
        folder: { path: folder.path, dataDir: `${folder.path}/${name}` },
        environment: { ...environment, ...more },
      })
    const refused = async (name: string, more?: Record<string, string>): Promise<string> => {
      await using server = start(name, more)
      expect(await server.exit()).toMatchObject({ code: 1 })
      expect(server.output()).not.toContain('    at ')
      return server.output()
    }

    await using first = start('one')
    const { url } = await first.ready()
    const { accessToken: token } = await logIn(url, admin.username, admin.password)
    const { body: dataset } = await call(url, 'POST', '/v1/datasets', {
      token,
      body: { name: '서울 버스', fields: exampleFields },
    })
    await newLoad(url, token, dataset.slug, 'done')
    const { made } = await exporting(url, token).file({ dataset: dataset.slug })

    const another = await refused('two')
    expect(another).toMatch(/are in \S+\/one of .*, and not in \S+\/two of .*another server uses that place/)
    expect(another).toContain('set the same FILES_S3_BUCKET')
    // It has the same id, and what is written into one is not in the other.
    await cp(`${folder.path}/one`, `${folder.path}/copy`, { recursive: true })
    await rm(`${folder.path}/copy/servers`, { recursive: true })
    expect(await refused('copy')).toMatch(/\/copy of \S+ is a copy of \S+\/one of /)

    // As another machine sees it that has mounted it elsewhere.
    await symlink(`${folder.path}/one`, `${folder.path}/mounted`)
    await using second = start('mounted')
    const there = exporting((await second.ready()).url, token)
    expect(sha256((await there.download(made.id)).bytes)).toBe(made.sha256)
    expect(await readdir(`${folder.path}/one/servers`)).toHaveLength(2)

    // Each waits for the balancer of its load.
    for (const server of [first, second]) server.signalGroup('SIGTERM')
    for (const server of [first, second]) expect(await server.exit()).toMatchObject({ code: 0 })
    expect(await readdir(`${folder.path}/one/servers`)).toEqual([])
    // Nobody uses it now, and originals of these records are there.
    expect(await refused('two')).toMatch(
      /put a copy of it here.*"delete from ".*"\.file_stores" lets this start/,
    )
    await using moved = start('copy')
    const again = exporting((await moved.ready()).url, token)
    expect((await again.download(made.id)).status).toBe(200)
  },
)
