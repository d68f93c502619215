import { defineEntity, p } from '@mikro-orm/core'

/** Leases: what holds jobs renews its row, and loses them when the row grows old. */
const schema = defineEntity({
  name: 'JobWorker',
  tableName: 'job_workers',
  properties: {
    id: p.string().length(100).primary(),
    beatAt: p.datetime().length(3).defaultRaw('now()'),
  },
})

export class JobWorkerEntity extends schema.class {}
schema.setClass(JobWorkerEntity)
