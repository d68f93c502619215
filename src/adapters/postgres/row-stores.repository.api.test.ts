import { afterEach, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { aUser, openTestDatabase } from '../../../test/postgres.ts'
import { makeDatasetRepository } from './datasets.repository.ts'
import { makeRowHomes } from './row-homes.ts'
import { makeRowStores } from './row-stores.repository.ts'
import { makeUserRepository } from './users.repository.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let ownerId: string
beforeEach(async () => {
  opened = await openTestDatabase()
  ownerId = (await makeUserRepository({ database: opened.database, onRevoked: () => {} }).create(aUser())).id
})
afterEach(() => opened[Symbol.asyncDispose]())

/** A data set with a load: its id. */
async function loaded(): Promise<string> {
  const { database } = opened
  const { id } = await makeDatasetRepository(database).create({
    id: uuidv7(),
    slug: 'bus',
    name: '버스',
    description: null,
    tags: [],
    fields: [{ name: 'a', type: 'int' }],
    timeField: null,
    primaryKey: [],
    visibility: 'internal',
    keepOriginals: { policy: 'forever' },
    ownerId,
    readers: [],
    writers: [],
  })
  await database.query({
    text: `insert into ingests (id, dataset_id, number, mode, state, media_type, reading, original_kept, request,
      created_by_id) values ($1, $2, 1, 'append', 'done', 'text/csv', '[]', 'never', '{}', $3)`,
    values: [uuidv7(), id, ownerId],
  })
  return id
}
const move = (id: string, engine: string) =>
  opened.database.query({ text: 'update datasets set row_engine = $2 where id = $1', values: [id, engine] })

it('a server of one engine is refused while rows are in the other, and one of both is not', async () => {
  const file = makeRowStores(opened.database, { engine: 'duckdb' })
  const cluster = makeRowStores(opened.database, { engine: 'opensearch' })
  const both = makeRowStores(opened.database, { engine: 'duckdb', beside: 'opensearch' })
  const { of } = makeRowHomes(opened.database)
  expect(await file.claim('file')).toBeUndefined()
  const id = await loaded()
  expect(await of(id)).toBe('duckdb')
  await file.release('file')
  expect(await cluster.claim('cluster')).toMatchObject({ engine: 'duckdb', holdsRows: true, inUse: false })

  expect(await both.usesBeside()).toBe(false)
  expect(await both.claim('file')).toBeUndefined()
  expect(await both.claimBeside('cluster')).toBeUndefined()
  await move(id, 'opensearch')
  expect(await both.usesBeside()).toBe(true)
  // A cluster that is another one, and the file alone, would not have them.
  expect(await both.claimBeside('another')).toMatchObject({ storeId: 'cluster', holdsRows: true })
  expect(await both.claimBeside('cluster')).toBeUndefined()
  expect(await cluster.claim('cluster')).toMatchObject({ engine: 'duckdb', holdsRows: false, inUse: true })
  await both.release('file')
  expect(await file.claim('file')).toMatchObject({ engine: 'opensearch', holdsRows: true })
  expect(await cluster.claim('cluster')).toBeUndefined()
  expect(await both.claim('file')).toMatchObject({ engine: 'opensearch', inUse: true })
})

it('rows of which nobody has said where they are belong to the engine that is asked first', async () => {
  const id = await loaded()
  const { of } = makeRowHomes(opened.database)
  expect(await of(id)).toBeUndefined()
  expect(await makeRowStores(opened.database, { engine: 'opensearch' }).claim('cluster')).toBeUndefined()
  expect(await of(id)).toBe('opensearch')
  expect(await of(uuidv7())).toBeUndefined()
})
