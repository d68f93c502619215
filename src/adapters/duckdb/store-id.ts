import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Connections } from './connections.ts'

/** The id lies in the file, so that it moves and is copied with it. */
export const makeStoreId = ({ write }: Connections): Pick<RowEngine, 'storeId'> => ({
  storeId: () =>
    write(async (session) => {
      await session.rows('CREATE TABLE IF NOT EXISTS store (id VARCHAR NOT NULL)')
      await session.rows('INSERT INTO store SELECT uuid()::VARCHAR WHERE NOT EXISTS (FROM store)')
      const [row] = await session.rows('SELECT id FROM store')
      return String(row?.['id'])
    }),
})
