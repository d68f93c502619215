import { defineEntity, p } from '@mikro-orm/core'

/** What is in no answer any more and still lies in the engine. */
const schema = defineEntity({
  name: 'RowLeftover',
  tableName: 'row_leftovers',
  properties: {
    datasetId: p.uuid().primary(),
    kind: p.enum(['marked', 'load', 'refused', 'rows_index', 'refused_index']).primary(),
    number: p.bigint('number').primary(),
    generation: p.integer(),
    refusedGeneration: p.integer(),
    /** Of the place: views of earlier ones may hold it; 0: none does. */
    revision: p.bigint('number'),
    since: p.datetime().length(3).defaultRaw('clock_timestamp()').index('row_leftovers_since'),
    /** Until when somebody removes it. */
    claimedUntil: p.datetime().length(3).nullable(),
  },
})

export class RowLeftoverEntity extends schema.class {}
schema.setClass(RowLeftoverEntity)
