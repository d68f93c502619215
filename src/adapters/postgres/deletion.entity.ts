import { defineEntity, p } from '@mikro-orm/core'
import type { Filter, FilterValue } from '@tg-cloud/contract/filter'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'Deletion',
  tableName: 'deletions',
  indexes: [{ name: 'deletions_dataset_id_created_at_id', properties: ['dataset', 'createdAt', 'id'] }],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    /** Null where the rows were named by key, and of one that erases: what has to be forgotten stands nowhere. */
    filter: p.json().$type<Filter>().nullable(),
    /** The filter named a field that was dropped since. */
    filterRedacted: p.boolean().default(false),
    keyCount: p.integer().nullable(),
    /** To do it again when rows are rebuilt; shown to nobody, and gone when rows of the data set are erased. */
    keyValues: p.json().$type<Record<string, FilterValue>[]>().nullable(),
    rowCount: p.bigint('number'),
    erase: p.boolean(),
    originalsErased: p.integer(),
    datasetVersion: p.integer(),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
  },
})

export class DeletionEntity extends schema.class {}
schema.setClass(DeletionEntity)
