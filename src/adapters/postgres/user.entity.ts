import { defineEntity, p } from '@mikro-orm/core'
import { userLevels } from '@tg-cloud/contract/users'
import { base } from './base.entity.ts'

// Text sorts by code point on every server: collation "C" of the column serves the unique index and the keyset.
const text255 = () => p.string().length(255).collation('C')
// ICU's root rules fold the case of every script and come with every build of PostgreSQL we support; those of
// the database's own locale differ from server to server.
const prefixIndex = (column: string) =>
  `create index users_${column}_prefix on users (lower(${column} collate "und-x-icu") text_pattern_ops)`

const schema = defineEntity({
  name: 'User',
  tableName: 'users',
  indexes: [
    { name: 'users_name_id', properties: ['name', 'id'] },
    { name: 'users_created_at_id', properties: ['createdAt', 'id'] },
    { name: 'users_username_prefix', expression: prefixIndex('username') },
    { name: 'users_name_prefix', expression: prefixIndex('name') },
  ],
  properties: {
    ...base,
    username: text255().unique('users_username_unique'),
    password: p.text(),
    name: text255(),
    mobile: p.string().length(20).nullable().unique('users_mobile_unique'),
    userLevel: p.enum([...userLevels]).default('GENERAL'),
    disabledAt: p.datetime().length(3).nullable(),
    version: p.integer().version().default(1),
  },
})

export class UserEntity extends schema.class {}
schema.setClass(UserEntity)
