import { defineEntity, p } from '@mikro-orm/core'

/** The one place where the rows of these records are. */
const schema = defineEntity({
  name: 'RowStore',
  tableName: 'row_stores',
  properties: {
    engine: p.string().length(20).primary(),
    /** As the place names itself. */
    storeId: p.string().length(100),
    /** When a server has last said that it uses it; null: it has ended. */
    usedAt: p.datetime().length(3).nullable(),
  },
})

export class RowStoreEntity extends schema.class {}
schema.setClass(RowStoreEntity)
