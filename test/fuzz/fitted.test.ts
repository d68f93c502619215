import { DatasetCreate } from '@tg-cloud/contract/datasets'
import { expect, it } from 'vitest'
import { fitted } from './fitted.ts'

it('takes away what breaks a rule between members, and with what is missing all that needs it', () => {
  const value = {
    name: '버스',
    fields: [
      { name: 'a', type: 'int', scale: 1, resolution: 'ms' },
      { name: 'b', type: 'decimal', precision: 3 },
      { name: 'A', type: 'int' },
      { name: 'c', type: 'json', multiple: true },
    ],
    timeField: 'a',
    primaryKey: ['a', 'nothing'],
    keepOriginals: { policy: 'days' },
    tags: ['a', 'a'],
  }
  const kept = fitted(DatasetCreate, value)
  expect(kept).toEqual({
    name: '버스',
    fields: [
      { name: 'a', type: 'int' },
      { type: 'json', name: 'c' },
    ],
    primaryKey: [],
  })
  expect(DatasetCreate.safeParse(kept).success).toBe(true)
  expect(value.fields).toHaveLength(4)
})
