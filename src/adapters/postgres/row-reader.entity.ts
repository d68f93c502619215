import { defineEntity, p } from '@mikro-orm/core'

/** Who reads rows for so long that they must not be removed meanwhile. */
const schema = defineEntity({
  name: 'RowReader',
  tableName: 'row_readers',
  properties: {
    id: p.uuid().primary(),
    datasetId: p.uuid().index('row_readers_dataset_id'),
    /** Of the place, as it is read. */
    revision: p.bigint('number'),
    until: p.datetime().length(3),
  },
})

export class RowReaderEntity extends schema.class {}
schema.setClass(RowReaderEntity)
