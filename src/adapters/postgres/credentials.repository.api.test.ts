import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import { makeCredentialStore } from './credentials.repository.ts'
import { makeUserRepository } from './users.repository.ts'

it('finds what a login needs, and upgrades a hash only where it is still the one that was checked', async () => {
  await using opened = await openTestDatabase()
  const users = makeUserRepository({ database: opened.database, onRevoked: () => {} })
  const credentials = makeCredentialStore(opened.database)
  const { id, username } = await users.create(aUser({ username: '민지.Kim', passwordHash: 'old' }))
  const found = { userId: id, passwordHash: 'old', level: 'GENERAL', disabled: false }
  expect(await credentials.findByUsername(username)).toEqual(found)
  expect(await credentials.findByUserId(id)).toEqual(found)
  expect(await credentials.findByUsername('민지.kim')).toBeUndefined()
  expect(await credentials.findByUserId(uuidv7())).toBeUndefined()

  await credentials.upgradeHash(id, 'another', 'wrong')
  expect(await credentials.findByUserId(id)).toEqual(found)
  await credentials.upgradeHash(id, 'old', 'new')
  expect(await credentials.findByUserId(id)).toEqual({ ...found, passwordHash: 'new' })
  expect(await users.get(id)).toMatchObject({ version: 1 })
  await users.setDisabled(id, true)
  expect(await credentials.findByUserId(id)).toMatchObject({ disabled: true })
})
