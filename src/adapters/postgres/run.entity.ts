import { defineEntity, p } from '@mikro-orm/core'
import { limits } from '@tg-cloud/contract/limits'
import {
  type RunOutput,
  type RunProgress,
  runStates,
  type RunTask,
  startedByKinds,
} from '@tg-cloud/contract/run'
import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import { base } from './base.entity.ts'
import { PipelineEntity } from './pipeline.entity.ts'
import { UserEntity } from './user.entity.ts'

const time = () => p.datetime().length(3)

const schema = defineEntity({
  name: 'Run',
  tableName: 'runs',
  indexes: [
    { name: 'runs_pipeline_id_created_at_id', properties: ['pipeline', 'createdAt', 'id'] },
    { name: 'runs_created_at_id', properties: ['createdAt', 'id'] },
    {
      name: 'runs_unfinished',
      expression: 'create index runs_unfinished on runs (pipeline_id, id) where finished_at is null',
    },
    {
      // A run of Airflow is written down once, whichever process finds it first.
      name: 'runs_external_id',
      expression: `create unique index runs_external_id on runs (external_id, (runner->>'server'), (runner->>'dagId'))`,
    },
    {
      name: 'runs_halt_owed',
      expression: 'create index runs_halt_owed on runs (id) where halt_owed',
    },
    {
      name: 'runs_finished_at',
      expression: 'create index runs_finished_at on runs (finished_at) where finished_at is not null',
    },
  ],
  properties: {
    ...base,
    pipeline: () => p.manyToOne(PipelineEntity).deleteRule('cascade').index(false),
    state: p.enum([...runStates]),
    /** Since when it is in this state. */
    since: time(),
    reason: p.string().length(40).nullable(),
    detail: p.text().nullable(),
    evidence: p.json().$type<Record<string, unknown>>(),
    startedBy: p.enum([...startedByKinds]),
    startedByDetail: p.text().nullable(),
    scheduleId: p.uuid().nullable(),
    /** Whose rights it runs with. */
    user: () => p.manyToOne(UserEntity).deleteRule('restrict').nullable().index(false),
    parameters: p.json().$type<Record<string, unknown>>(),
    note: p.string().length(limits.runNoteChars).nullable(),
    /** As the pipeline had it, with the parameters put in. */
    runner: p.json().$type<Runner>(),
    reads: p.array(),
    writes: p.array(),
    retries: p.integer(),
    deadlineMs: p.bigint('number'),
    /** Its id at its runner. */
    externalId: p.string().length(limits.dagIdChars),
    /** From 1: how often it was asked for. */
    round: p.integer().default(1),
    /** The job of this round, where the queue has it. */
    jobId: p.uuid().nullable(),
    /** Its runner has it, or is being told. */
    admitted: p.boolean().default(false),
    /** When its runner was told of this round, where that is another server. */
    toldAt: time().nullable(),
    /** It has ended here, and its runner, which is another server, has still to be told so. */
    haltOwed: p.boolean().default(false),
    /** What this round runs again. */
    retryTasks: p.enum(['all', 'failed']).default('all'),
    attempt: p.integer().default(0),
    tasks: p.json().$type<RunTask[]>(),
    progress: p.json().$type<RunProgress>().nullable(),
    output: p.json().$type<RunOutput>().nullable(),
    deadlineAt: time().nullable(),
    startedAt: time().nullable(),
    finishedAt: time().nullable(),
    stopRequestedAt: time().nullable(),
    /** Number of its last event. */
    eventCount: p.integer().default(0),
    logLines: p.integer().default(0),
    version: p.integer().version().default(1),
  },
})

export class RunEntity extends schema.class {}
schema.setClass(RunEntity)
