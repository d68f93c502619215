import { defineEntity, p } from '@mikro-orm/core'

const time = () => p.datetime().length(3)

const schema = defineEntity({
  name: 'JobSchedule',
  tableName: 'job_schedules',
  properties: {
    name: p.string().length(100).primary(),
    createdAt: time().defaultRaw('now()'),
    updatedAt: time().defaultRaw('now()'),
    task: p.string().length(100),
    payload: p.json(),
    expression: p.string().length(255),
    zone: p.string().length(100),
    catchUp: p.enum(['skip', 'run_once']),
    paused: p.boolean().default(false),
    nextAt: time().index('job_schedules_next_at'),
  },
})

export class JobScheduleEntity extends schema.class {}
schema.setClass(JobScheduleEntity)
