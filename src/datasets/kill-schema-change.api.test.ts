import type { Dataset } from '@tg-cloud/contract/datasets'
import { expect, inject, it } from 'vitest'
import { call, logIn } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'
import { until } from '../../test/until.ts'
import { openDatabase } from '../adapters/postgres/database.ts'

const fields = [
  { name: 'n', type: 'int' as const },
  { name: 'word', type: 'keyword' as const },
]

it(
  'a server killed between the engine and the records has made the change when it is there again',
  { timeout: processTimeoutMs },
  async () => {
    await using folder = await serverFolder()
    await using records = await productionRecords()
    const url = inject('postgresUrl')
    const database = openDatabase({ url, schema: records.schema, poolMax: 1, log: () => undefined })
    const start = () => startServer({ folder, environment: { ...records.environment, APP_PORT: '0' } })
    const token = async (at: string) => (await logIn(at, admin.username, admin.password)).accessToken
    try {
      await using first = start()
      const { url: at } = await first.ready()
      const before = await token(at)
      const { body: dataset } = await call(at, 'POST', '/v1/datasets', {
        token: before,
        body: { name: '중단', fields, timeField: null },
      })
      const path = `/v1/datasets/${(dataset as Dataset).slug}`
      const send = (server: string, bearer: string, rows: string) =>
        call(server, 'POST', `${path}/rows`, {
          token: bearer,
          body: rows,
          headers: { 'content-type': 'application/x-ndjson' },
        })
      await send(at, before, '{"n":1,"word":"하나"}\n{"n":"x","word":"둘"}\n')
      // The records take long over it, so that the kill falls in between.
      await database.query({
        text: `create function linger() returns trigger language plpgsql as
          $$ begin if new.fields <> old.fields then perform pg_sleep(2); end if; return new; end $$`,
      })
      await database.query({
        text: 'create trigger linger before update on datasets for each row execute function linger()',
      })
      const changes = [
        { op: 'drop', name: 'word' },
        { op: 'widen', name: 'n', type: 'int64' },
      ]
      const change = (server: string, bearer: string) =>
        call(server, 'POST', `${path}/schema-changes`, { token: bearer, body: { changes, dryRun: false } })
      const changing = change(at, before).catch(() => undefined)
      await until(async () => {
        const sleeping = await database.query({
          text: `select from pg_stat_activity where wait_event = 'PgSleep' and query like '%fields%'`,
        })
        return sleeping.length > 0
      })
      first.signalGroup('SIGKILL')
      await first.exit()
      expect(await changing).toBeUndefined()
      await database.query({ text: 'drop trigger linger on datasets' })

      await using second = start()
      const { url: again } = await second.ready()
      const after = await token(again)
      const read = async () => (await call(again, 'GET', path, { token: after })).body as Dataset
      // Records are settled when the server is ready, before anybody asks for it.
      await until(async () => (await read()).version === 3)
      expect(await read()).toMatchObject({ fields: [{ name: 'n', type: 'int64' }], rows: 1 })
      expect((await change(again, after)).body).toMatchObject({
        code: 'schema_change_refused',
        issues: [{ path: 'body.changes.0.name', code: 'unknown_field' }],
      })
      expect((await send(again, after, '{"n":"9223372036854775807"}\n')).body).toMatchObject({ accepted: 1 })
      const profile = await call(again, 'GET', `${path}/profile`, { token: after })
      expect(profile.body).toMatchObject({
        rows: 2,
        fields: [{ name: 'n', type: 'int64', min: '1', max: '9223372036854775807' }],
      })
      const ingests = await call(again, 'GET', `${path}/ingests`, { token: after })
      expect(ingests.body.items.at(-1).errors).toMatchObject([{ row: 2, text: null }])
      second.signalGroup('SIGTERM')
      await second.exit()
    } finally {
      await database.close()
    }
  },
)
