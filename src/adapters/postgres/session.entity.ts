import { defineEntity, p } from '@mikro-orm/core'
import { base } from './base.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  indexes: [{ name: 'sessions_user_id_created_at_id', properties: ['user', 'createdAt', 'id'] }],
  properties: {
    ...base,
    user: () => p.manyToOne(UserEntity).deleteRule('cascade').index(false),
    kind: p.enum(['token', 'cookie']),
    userAgent: p.text().nullable(),
    /** Network address of the login, as text: what a proxy sends is not always an address. */
    address: p.text().nullable(),
    lastUsedAt: p.datetime().length(3).defaultRaw('now()'),
    /** Moves on with each refresh, never past the longest life of a session. */
    expiresAt: p.datetime().length(3),
    endedAt: p.datetime().length(3).nullable(),
  },
})

export class SessionEntity extends schema.class {}
schema.setClass(SessionEntity)
