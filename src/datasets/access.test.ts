import { userLevels } from '@tg-cloud/contract/users'
import { describe, expect, it } from 'vitest'
import { datasetNotFound } from '../errors.ts'
import { allowedOn, mayUse } from './access.ts'
import type { DatasetRecord } from './dataset.ts'
import { makeOpenDataset } from './open-dataset.ts'

const dataset = (visibility: 'private' | 'internal') =>
  ({
    id: 'd',
    owner: { id: 'owner', name: '주인' },
    visibility,
    readers: ['reader'],
    writers: ['writer'],
  }) as unknown as DatasetRecord
const rights = ['read', 'write', 'manage'] as const

describe('who may do what with a data set', () => {
  const rule = {
    private: { owner: 'read write manage', writer: 'read write', reader: 'read', stranger: '' },
    internal: { owner: 'read write manage', writer: 'read write', reader: 'read', stranger: 'read' },
  }
  for (const visibility of ['private', 'internal'] as const)
    it.each(Object.entries(rule[visibility]))(`${visibility}: %s may %j`, (userId, may) => {
      for (const level of userLevels)
        expect(rights.filter((right) => mayUse(dataset(visibility), { userId, level }, right))).toEqual(
          level === 'ADMIN' ? rights : may.split(' ').filter(Boolean),
        )
    })
})

it('lists what a caller may call, by the level and the session that each operation asks for too', () => {
  const operations = [
    { id: 'd.read', metadata: { access: 'GENERAL', sessionOnly: false, dataset: 'read' } },
    { id: 'd.write', metadata: { access: 'MANAGER', sessionOnly: false, dataset: 'write' } },
    { id: 'd.manage', metadata: { access: 'MANAGER', sessionOnly: true, dataset: 'manage' } },
    { id: 'users.list', metadata: { access: 'GENERAL', sessionOnly: false } },
  ] as const
  const caller = (userId: string, level: 'GENERAL' | 'MANAGER', sessionId: string | undefined = 's') =>
    allowedOn(dataset('private'), { userId, level, sessionId }, operations)
  expect(caller('owner', 'MANAGER')).toEqual(['d.read', 'd.write', 'd.manage'])
  expect(
    allowedOn(dataset('private'), { userId: 'owner', level: 'MANAGER', sessionId: undefined }, operations),
  ).toEqual(['d.read', 'd.write'])
  expect(caller('owner', 'GENERAL')).toEqual(['d.read'])
  expect(caller('writer', 'MANAGER')).toEqual(['d.read', 'd.write'])
  expect(caller('reader', 'MANAGER')).toEqual(['d.read'])
  expect(caller('stranger', 'MANAGER')).toEqual([])
})

describe('a data set is opened', () => {
  const open = makeOpenDataset({
    datasets: { get: async (slug) => (slug === 'here' ? dataset('private') : undefined) },
  })
  const as = (userId: string) => ({ userId, level: 'MANAGER', sessionId: 's' }) as const

  it('for who has the right', async () => {
    expect(await open(as('writer'), 'here', 'write')).toMatchObject({ id: 'd' })
  })
  it('and is forbidden to who may read it and no more', async () => {
    await expect(open(as('reader'), 'here', 'write')).rejects.toMatchObject({ code: 'dataset_forbidden' })
    await expect(open(as('writer'), 'here', 'manage')).rejects.toMatchObject({ code: 'dataset_forbidden' })
  })
  it('and is missing for who may not read it, in the words of one that is missing', async () => {
    for (const right of rights) {
      await expect(open(as('stranger'), 'here', right)).rejects.toEqual(datasetNotFound())
      await expect(open(as('owner'), 'nowhere', right)).rejects.toEqual(datasetNotFound())
    }
  })
})
