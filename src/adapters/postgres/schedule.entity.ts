import { defineEntity, p } from '@mikro-orm/core'
import { limits } from '@tg-cloud/contract/limits'
import type { Schedule, Trigger } from '@tg-cloud/contract/schedules'
import { base } from './base.entity.ts'
import { PipelineEntity } from './pipeline.entity.ts'
import { UserEntity } from './user.entity.ts'

const time = () => p.datetime().length(3)

/** When a pipeline runs by itself. */
const schema = defineEntity({
  name: 'Schedule',
  tableName: 'schedules',
  indexes: [
    { name: 'schedules_pipeline_id_created_at_id', properties: ['pipeline', 'createdAt', 'id'] },
    {
      name: 'schedules_due',
      expression: 'create index schedules_due on schedules (next_at) where next_at is not null',
    },
    {
      name: 'schedules_dataset',
      expression: 'create index schedules_dataset on schedules (dataset) where dataset is not null',
    },
  ],
  properties: {
    ...base,
    pipeline: () => p.manyToOne(PipelineEntity).deleteRule('cascade').index(false),
    trigger: p.json().$type<Trigger>(),
    parameters: p.json().$type<Record<string, unknown>>(),
    dateParameters: p.json().$type<Schedule['dateParameters']>(),
    paused: p.boolean(),
    nextAt: time().nullable(),
    /** Slug of the data set of its trigger, the newest version of it that is known, and since when runs are owed. */
    dataset: p.string().length(limits.slugChars).collation('C').nullable(),
    noticedVersion: p.integer().nullable(),
    owedSince: time().nullable(),
    lastDueAt: time().nullable(),
    lastRunId: p.uuid().nullable(),
    lastProblem: p.text().nullable(),
    /** Whose rights its runs have. */
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    version: p.integer().version().default(1),
  },
})

export class ScheduleEntity extends schema.class {}
schema.setClass(ScheduleEntity)
