import { defineEntity, p } from '@mikro-orm/core'

const schema = defineEntity({
  name: 'IdempotencyKey',
  tableName: 'idempotency_keys',
  properties: {
    /** Keyed hash of principal, operation and key. */
    id: p.blob().$type<Buffer>().primary(),
    /** SHA-256 of the request that claimed it. */
    request: p.blob().$type<Buffer>(),
    /** Encrypted; null only inside the transaction that makes it. */
    answer: p.blob().$type<Buffer>().nullable(),
    expiresAt: p.datetime().length(3).index('idempotency_keys_expires_at'),
  },
})

export class IdempotencyKeyEntity extends schema.class {}
schema.setClass(IdempotencyKeyEntity)
