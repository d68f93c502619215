import { defineEntity, p } from '@mikro-orm/core'

/** A chunk of a load whose rows are there. */
const schema = defineEntity({
  name: 'RowChunk',
  tableName: 'row_chunks',
  properties: {
    datasetId: p.uuid().primary(),
    load: p.integer().primary(),
    number: p.integer().primary(),
    received: p.integer(),
    quarantined: p.integer(),
    sha256: p.blob().$type<Buffer>(),
  },
})

export class RowChunkEntity extends schema.class {}
schema.setClass(RowChunkEntity)
