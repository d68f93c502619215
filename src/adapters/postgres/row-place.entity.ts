import { defineEntity, p } from '@mikro-orm/core'
import type { Field } from '@tg-cloud/contract/fields'

/**
 * Where the rows of a data set are in an engine without transactions: see `RowLedger`. No table of the ledger refers to
 * the records: those are locked while the ledger is written.
 */
const schema = defineEntity({
  name: 'RowPlace',
  tableName: 'row_places',
  properties: {
    datasetId: p.uuid().primary(),
    generation: p.integer().default(1),
    refusedGeneration: p.integer().default(1),
    /** Of the rows of this generation. */
    fields: p.json().$type<Field[]>(),
    version: p.integer().default(0),
    rowCount: p.bigint('number').default(0),
    /** Of what is in answers. */
    revision: p.bigint('number').default(0),
    /** Of the change that began last; no other can be committed. */
    mark: p.bigint('number').default(0),
    /** Who changes the rows, and until when nobody else may begin. */
    holder: p.uuid().nullable(),
    heldUntil: p.datetime().length(3).nullable(),
    createdAt: p.datetime().length(6).defaultRaw('clock_timestamp()'),
  },
})

export class RowPlaceEntity extends schema.class {}
schema.setClass(RowPlaceEntity)
