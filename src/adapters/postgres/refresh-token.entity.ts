import { defineEntity, p } from '@mikro-orm/core'
import { SessionEntity } from './session.entity.ts'

const schema = defineEntity({
  name: 'RefreshToken',
  tableName: 'refresh_tokens',
  properties: {
    /** SHA-256 of the token; the token itself is never stored. */
    tokenHash: p.blob().$type<Buffer>().primary(),
    session: () => p.manyToOne(SessionEntity).deleteRule('cascade').index('refresh_tokens_session_id'),
    usedAt: p.datetime().length(3).nullable(),
  },
})

export class RefreshTokenEntity extends schema.class {}
schema.setClass(RefreshTokenEntity)
