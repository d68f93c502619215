import { defineEntity, p } from '@mikro-orm/core'
import { base } from './base.entity.ts'

const time = () => p.datetime().length(3)

const schema = defineEntity({
  name: 'Job',
  tableName: 'jobs',
  indexes: [
    {
      name: 'jobs_job_key',
      expression: 'create unique index jobs_job_key on jobs (job_key) where finished_at is null',
    },
    {
      name: 'jobs_worker_id',
      expression: `create index jobs_worker_id on jobs (worker_id) where state = 'running'`,
    },
    { name: 'jobs_state_id', properties: ['state', 'id'] },
    {
      name: 'jobs_finished_at',
      expression: 'create index jobs_finished_at on jobs (finished_at) where finished_at is not null',
    },
  ],
  properties: {
    ...base,
    task: p.string().length(100),
    payload: p.json(),
    jobKey: p.string().length(255).nullable(),
    priority: p.smallint().default(0),
    state: p.enum(['queued', 'running', 'retrying', 'succeeded', 'failed', 'cancelled']).default('queued'),
    /** Times it was started; the number of an attempt is its right to write. */
    attempts: p.integer().default(0),
    failures: p.integer().default(0),
    maxAttempts: p.integer(),
    runAt: time(),
    retryAt: time().nullable(),
    startedAt: time().nullable(),
    finishedAt: time().nullable(),
    cancelRequestedAt: time().nullable(),
    /** While it runs: whose lease it is under. */
    workerId: p.string().length(100).nullable(),
    progress: p.json().nullable(),
    result: p.json().nullable(),
    lastError: p.text().nullable(),
  },
})

export class JobEntity extends schema.class {}
schema.setClass(JobEntity)
