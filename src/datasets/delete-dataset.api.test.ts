import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from 'uuidv7'
import { call } from '../../test/call.ts'
import { aUser, openTestDatabase } from '../../test/postgres.ts'
import { person } from '../../test/people.ts'
import { startApp } from '../../test/start-app.ts'
import { makeDatasetRepository } from '../adapters/postgres/datasets.repository.ts'
import { makeUserRepository } from '../adapters/postgres/users.repository.ts'
import { makeDeleteDataset } from './delete-dataset.ts'
import { makeFinishDeletions } from './finish-deletions.ts'
import type { DatasetRepository } from './ports.ts'

let opened: Awaited<ReturnType<typeof openTestDatabase>>
let datasets: DatasetRepository
let ownerId: string
beforeAll(async () => {
  opened = await openTestDatabase()
  datasets = makeDatasetRepository(opened.database)
  ownerId = (await makeUserRepository({ database: opened.database, onRevoked: () => {} }).create(aUser())).id
})
afterAll(() => opened[Symbol.asyncDispose]())

const create = (slug: string) =>
  datasets.create({
    id: uuidv7(),
    slug,
    name: slug,
    description: null,
    tags: [],
    fields: [{ name: 'a', type: 'int' }],
    timeField: null,
    primaryKey: [],
    visibility: 'internal',
    keepOriginals: { policy: 'forever' },
    ownerId,
    readers: [ownerId],
    writers: [],
  })
/** Rows that cannot be removed as long as their data set is in `stuck`. */
const stuck = new Set<string>()
const removed: string[] = []
const rows = {
  async remove(id: string) {
    if (stuck.has(id)) throw new Error('The disk is gone')
    removed.push(id)
  },
}

it('is gone once it has begun, and what a fault cut off is gone on with, for each data set by itself', async () => {
  const deleteDataset = makeDeleteDataset({ datasets, rows })
  const [whole, first, second] = [await create('whole'), await create('first'), await create('second')]
  await deleteDataset(whole.id, 1)
  expect(removed).toEqual([whole.id])
  stuck.add(first.id).add(second.id)
  for (const { id } of [first, second]) await expect(deleteDataset(id, '*')).rejects.toThrow('disk')
  expect(await datasets.get('first')).toBeUndefined()
  expect(await datasets.list({ readableBy: undefined, sort: 'name', limit: 10 })).toEqual([])
  await expect(deleteDataset(first.id, '*')).rejects.toMatchObject({ code: 'dataset_not_found' })
  await expect(datasets.change(first.id, '*', async () => ({ name: 'x' }))).rejects.toMatchObject({
    code: 'dataset_not_found',
  })
  expect((await create('first')).slug).toBe('first-2')

  const failures: string[] = []
  const finish = makeFinishDeletions({ datasets, rows, onFailure: (id) => void failures.push(id) })
  stuck.delete(second.id)
  await finish()
  expect(failures).toEqual([first.id])
  expect(removed).toEqual([whole.id, second.id])
  expect(await datasets.startedDeletions()).toEqual([first.id])
  stuck.clear()
  await Promise.all([finish(), finish()])
  expect(await datasets.startedDeletions()).toEqual([])
  expect(
    (await datasets.list({ readableBy: undefined, sort: 'name', limit: 10 })).map(({ slug }) => slug),
  ).toEqual(['first-2'])
})

it('is gone on with at the next start', async () => {
  await using app = await startApp()
  const owner = await person(app, 'MANAGER')
  const { body } = await call(app.url, 'POST', '/v1/datasets', {
    token: owner.accessToken,
    body: { name: 'cut off', fields: [{ name: 'a', type: 'int' }] },
  })
  await app.sql(`update datasets set state = 'deleting' where id = '${body.id}'`)
  await using _next = await startApp({ sharing: app, databaseUrl: app.databaseUrl })
  expect(await app.rows('select from datasets')).toEqual([])
})
