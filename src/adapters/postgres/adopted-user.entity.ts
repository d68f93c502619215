import { defineEntity, p } from '@mikro-orm/core'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'AdoptedUser',
  tableName: 'adopted_users',
  properties: {
    /** The schema in which the pilot's tables are kept. */
    source: p.text().primary(),
    oldId: p.bigint().primary(),
    /** Null once the user is deleted, who then is not adopted again. */
    user: () => p.manyToOne(UserEntity).nullable().deleteRule('set null').index('adopted_users_user_id'),
    adoptedAt: p.datetime().length(3).defaultRaw('now()'),
  },
})

export class AdoptedUserEntity extends schema.class {}
schema.setClass(AdoptedUserEntity)
