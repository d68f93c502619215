import { afterAll, describe, expect, inject, it } from 'vitest'
import { migrationCases } from '../../../test/migration-cases.ts'
import { startPostgres14 } from '../../../test/postgres14.ts'
import { openDatabase } from './database.ts'

const postgres14 = await startPostgres14()
afterAll(() => postgres14?.[Symbol.asyncDispose]())

const addresses = { 14: postgres14?.url, 15: inject('postgres15Url') }

for (const [version, url = ''] of Object.entries(addresses)) {
  describe.skipIf(url === '')(`on PostgreSQL ${version}`, () => {
    it('is that version', async () => {
      const database = openDatabase({ url, schema: 'app', poolMax: 1, log: () => {} })
      const [answer] = await database.query<{ server_version: string }>({ text: 'show server_version' })
      await database.close()
      expect(answer?.server_version.split('.')[0]).toBe(version)
    })
    migrationCases(() => url)
  })
}
