import { defineEntity, p } from '@mikro-orm/core'
import { RunEntity } from './run.entity.ts'

/** A change of the state of a run, for those who follow it. */
const schema = defineEntity({
  name: 'RunEvent',
  tableName: 'run_events',
  properties: {
    run: () => p.manyToOne(RunEntity).deleteRule('cascade').primary().index(false),
    /** From 1, without gaps, in the order in which they happened. */
    number: p.integer().primary(),
    at: p.datetime().length(3),
    data: p.json(),
  },
})

export class RunEventEntity extends schema.class {}
schema.setClass(RunEventEntity)
