import { defineEntity, p } from '@mikro-orm/core'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { JobEntity } from './job.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'QueryRun',
  tableName: 'query_runs',
  indexes: [
    { name: 'query_runs_created_by_id_created_at_id', properties: ['createdBy', 'createdAt', 'id'] },
    { name: 'query_runs_question_key', properties: ['questionKey', 'createdAt'] },
    { name: 'query_runs_dataset_id', properties: ['dataset'] },
    { name: 'query_runs_job_id', properties: ['job'] },
  ],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    /** The kept question and its version; it may be gone since. */
    queryId: p.uuid().nullable(),
    queryVersion: p.integer().nullable(),
    /** With its values, as JSON text: columns come in the order of its members. */
    question: p.text(),
    /** The same for the same question of the same data set. */
    questionKey: p.string().length(43),
    /** What works for it, maybe for others too; runs go with it. */
    job: () => p.manyToOne(JobEntity).deleteRule('cascade').index(false),
    shared: p.boolean(),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    cancelledAt: p.datetime().length(3).nullable(),
    /** When its rows were erased. */
    forgottenAt: p.datetime().length(3).nullable(),
  },
})

export class QueryRunEntity extends schema.class {}
schema.setClass(QueryRunEntity)
