import { expect, it } from 'vitest'
import { startApp } from '../start-app.ts'
import { openRecords } from './records.ts'

it('notes every change but the last use of a key', async () => {
  await using app = await startApp()
  const { changes, closeKeeping } = await openRecords(app)
  await app.client.apiKeys.create({ body: { name: 'k' } })
  expect(await changes()).toEqual(['api_keys INSERT'])
  expect(await changes()).toEqual([])
  await app.sql(`update users set name = 'x', version = version + 1`)
  await app.sql('update users set version = version')
  await app.sql('update api_keys set last_used_at = now()')
  await app.sql('delete from sessions')
  expect(await changes()).toEqual(['users UPDATE name,version', 'sessions DELETE', 'refresh_tokens DELETE'])
  await closeKeeping(app.admin.username)
})
