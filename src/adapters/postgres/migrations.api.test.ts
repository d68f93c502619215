import { describe, expect, inject, it } from 'vitest'
import { migrationCases } from '../../../test/migration-cases.ts'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import { missingStatements } from './migration-files.ts'
import { countUsers, downgrade, upgrade } from './migrations.ts'
import { makeUserRepository } from './users.repository.ts'

describe('on the embedded PostgreSQL', () => migrationCases(() => inject('postgresUrl')))

it('has a migration for everything the entities say', async () => {
  expect(await missingStatements(() => {})).toEqual([])
})

it('refuses a database that a newer version has migrated', async () => {
  await using opened = await openTestDatabase()
  const { database, log } = opened
  await database.query({
    text: `insert into mikro_orm_migrations (name) values ('Migration29990101000000_future')`,
  })
  for (const move of [upgrade, downgrade]) {
    await expect(move(database, log)).rejects.toThrow(/does not know \(Migration29990101000000_future\)/)
  }
  expect(await countUsers(database)).toBe(0)
})

it('leaves a schema that holds what no migration made, and says so', async () => {
  await using opened = await openTestDatabase()
  const { database, log } = opened
  await database.query({ text: 'create table somebody_elses (n int)' })
  await expect(downgrade(database, log)).rejects.toThrow(/stays: it holds what no migration made/)
  expect(await database.query({ text: 'select * from somebody_elses' })).toEqual([])
})

it('counts the users that a downgrade would delete', async () => {
  await using opened = await openTestDatabase()
  await makeUserRepository({ database: opened.database, onRevoked: () => {} }).create(aUser())
  expect(await countUsers(opened.database)).toBe(1)
})
