import type { DatasetRecord } from '../src/datasets/dataset.ts'

/** What the records say of a data set, for tests that have none of a server. */
export const aRecord = (more: Partial<DatasetRecord>): DatasetRecord => ({
  id: '0198f3a0-1c2d-7000-8000-00000000da7a',
  slug: 'rows',
  name: 'Rows',
  description: null,
  tags: [],
  fields: [],
  timeField: null,
  primaryKey: [],
  visibility: 'private',
  owner: { id: '0198f3a0-1c2d-7000-8000-0000000000aa', name: 'Somebody' },
  readers: [],
  writers: [],
  keepOriginals: { policy: 'never' },
  readOnly: false,
  source: null,
  state: 'ready',
  rows: 0,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  ...more,
})
