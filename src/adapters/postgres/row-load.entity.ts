import { defineEntity, p } from '@mikro-orm/core'
import { ingestModes } from '@tg-cloud/contract/load-query'

const count = () => p.bigint('number').default(0)

/** A load as the ledger of rows has it. */
const schema = defineEntity({
  name: 'RowLoad',
  tableName: 'row_loads',
  properties: {
    datasetId: p.uuid().primary(),
    number: p.integer().primary(),
    ingestId: p.uuid(),
    mode: p.enum([...ingestModes]),
    state: p.enum(['loading', 'finished', 'abandoned']).default('loading'),
    /** Of the place that its rows were written to. */
    generation: p.integer(),
    /** Counts its beginnings: only the last one adds chunks. */
    attempt: p.integer().default(1),
    chunks: p.integer().default(0),
    received: count(),
    accepted: count(),
    updated: count(),
    duplicate: count(),
    quarantined: count(),
    /** Of the data set, with these rows. */
    version: p.integer().nullable(),
    rowCount: p.bigint('number').nullable(),
    /** Reverted, or replaced by another: none of its rows is in answers. */
    isGone: p.boolean().default(false),
    /** Of the place, when this changed what is in answers. */
    revision: p.bigint('number').default(0),
  },
})

export class RowLoadEntity extends schema.class {}
schema.setClass(RowLoadEntity)
