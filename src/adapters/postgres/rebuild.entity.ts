import { defineEntity, p } from '@mikro-orm/core'
import { rebuildSources, rowEngines } from '@tg-cloud/contract/rebuilds'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { JobEntity } from './job.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'Rebuild',
  tableName: 'rebuilds',
  indexes: [
    { name: 'rebuilds_dataset_id_created_at_id', properties: ['dataset', 'createdAt', 'id'] },
    { name: 'rebuilds_job_id', properties: ['job'] },
  ],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    source: p.enum([...rebuildSources]),
    /** Where the rows are going to be, and what they come to. */
    place: p.integer().nullable(),
    rowCount: p.bigint('number').nullable(),
    checksum: p.string().length(32).nullable(),
    /** When it was seen that they are there. */
    swappedAt: p.datetime().length(3).nullable(),
    /** Of a move: the engine that the rows were in, and the one that they move to. */
    movedFrom: p.enum([...rowEngines]).nullable(),
    movedTo: p.enum([...rowEngines]).nullable(),
    /** Of the rows when they moved: as long as it is the same they can go back. */
    movedVersion: p.integer().nullable(),
    /** When the rows were removed where they were before, or gone back to. */
    settledAt: p.datetime().length(3).nullable(),
    isBack: p.boolean().default(false),
    /** What works for it; it goes with that. */
    job: () => p.manyToOne(JobEntity).deleteRule('cascade').index(false),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
  },
})

export class RebuildEntity extends schema.class {}
schema.setClass(RebuildEntity)
