import { defineEntity, p } from '@mikro-orm/core'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'SavedQuery',
  tableName: 'saved_queries',
  indexes: [
    { name: 'saved_queries_created_at_id', properties: ['createdAt', 'id'] },
    { name: 'saved_queries_owner_id_created_at_id', properties: ['owner', 'createdAt', 'id'] },
    { name: 'saved_queries_dataset_id_id', properties: ['dataset', 'id'] },
  ],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    owner: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    /** What it is now is the version of this number. */
    version: p.integer().version().default(1),
  },
})

export class SavedQueryEntity extends schema.class {}
schema.setClass(SavedQueryEntity)
