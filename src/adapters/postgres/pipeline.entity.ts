import { defineEntity, p } from '@mikro-orm/core'
import { userLevels } from '@tg-cloud/contract/levels'
import { limits } from '@tg-cloud/contract/limits'
import type { Runner } from '@tg-cloud/contract/pipeline-tasks'
import { base } from './base.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'Pipeline',
  tableName: 'pipelines',
  indexes: [{ name: 'pipelines_name_id', properties: ['name', 'id'] }],
  properties: {
    ...base,
    slug: p.string().length(limits.slugChars).collation('C').unique('pipelines_slug_unique'),
    name: p.string().length(limits.nameChars).collation('C'),
    description: p.text().nullable(),
    runner: p.json().$type<Runner>(),
    /** JSON Schema. */
    parameters: p.json().$type<Record<string, unknown>>(),
    /** Slugs of data sets, which never change. */
    reads: p.array(),
    writes: p.array(),
    /** Who may see and run it: from this level on, and these users. */
    runLevel: p.enum([...userLevels]),
    runUsers: p.array().columnType('uuid[]'),
    concurrency: p.integer(),
    deadlineMs: p.bigint('number'),
    retries: p.integer(),
    paused: p.boolean(),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    version: p.integer().version().default(1),
  },
})

export class PipelineEntity extends schema.class {}
schema.setClass(PipelineEntity)
