import { defineEntity, p } from '@mikro-orm/core'
import { limits } from '@tg-cloud/contract/limits'
import { queryVisibilities } from '@tg-cloud/contract/queries'
import type { QueryParameter } from '@tg-cloud/contract/query-parameters'
import { base } from './base.entity.ts'
import { SavedQueryEntity } from './saved-query.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'SavedQueryVersion',
  tableName: 'saved_query_versions',
  uniques: [{ name: 'saved_query_versions_query_id_version_unique', properties: ['query', 'version'] }],
  properties: {
    ...base,
    query: () => p.manyToOne(SavedQueryEntity).deleteRule('cascade').index(false),
    version: p.integer(),
    name: p.string().length(limits.nameChars).collation('C'),
    description: p.text().nullable(),
    tags: p.array(),
    visibility: p.enum([...queryVisibilities]),
    kind: p.enum(['search', 'aggregate']),
    /** As it was asked, as JSON text: columns come in the order of its members. */
    question: p.text(),
    parameters: p.json().$type<QueryParameter[]>(),
    changedBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
  },
})

export class SavedQueryVersionEntity extends schema.class {}
schema.setClass(SavedQueryVersionEntity)
