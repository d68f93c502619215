import { defineEntity, p } from '@mikro-orm/core'
import { RunEntity } from './run.entity.ts'

/** A line of the log of a run of a built-in task. */
const schema = defineEntity({
  name: 'RunLogLine',
  tableName: 'run_log_lines',
  properties: {
    run: () => p.manyToOne(RunEntity).deleteRule('cascade').primary().index(false),
    /** From 1, in the order in which they were written. */
    number: p.integer().primary(),
    at: p.datetime().length(3),
    attempt: p.integer(),
    level: p.enum(['info', 'warn', 'error']),
    text: p.text(),
  },
})

export class RunLogLineEntity extends schema.class {}
schema.setClass(RunLogLineEntity)
