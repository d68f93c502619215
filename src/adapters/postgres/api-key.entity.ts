import { defineEntity, p } from '@mikro-orm/core'
import { base } from './base.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_keys',
  indexes: [{ name: 'api_keys_user_id_created_at_id', properties: ['user', 'createdAt', 'id'] }],
  properties: {
    ...base,
    user: () => p.manyToOne(UserEntity).deleteRule('cascade').index(false),
    name: p.string().length(100),
    /** How the key begins, to recognise it by. */
    prefix: p.string().length(12),
    /** SHA-256 of the key in hex; the key itself is never stored. */
    keyHash: p.string().length(64).unique('api_keys_key_hash_unique'),
    expiresAt: p.datetime().length(3),
    lastUsedAt: p.datetime().length(3).nullable(),
    revokedAt: p.datetime().length(3).nullable(),
  },
})

export class ApiKeyEntity extends schema.class {}
schema.setClass(ApiKeyEntity)
