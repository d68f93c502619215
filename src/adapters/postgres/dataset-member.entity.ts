import { defineEntity, p } from '@mikro-orm/core'
import { DatasetEntity } from './dataset.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'DatasetMember',
  tableName: 'dataset_members',
  properties: {
    dataset: () => p.manyToOne(DatasetEntity).primary().deleteRule('cascade').index(false),
    user: () => p.manyToOne(UserEntity).primary().deleteRule('restrict').index('dataset_members_user_id'),
    /** To write includes to read. */
    may: p.enum(['read', 'write']),
  },
})

export class DatasetMemberEntity extends schema.class {}
schema.setClass(DatasetMemberEntity)
