import { defineEntity, p } from '@mikro-orm/core'
import { type KeepOriginals, visibilities } from '@tg-cloud/contract/datasets'
import type { Field } from '@tg-cloud/contract/fields'
import type { DatasetSource } from '@tg-cloud/contract/foreign-index'
import { limits } from '@tg-cloud/contract/limits'
import { rowEngines } from '@tg-cloud/contract/rebuilds'
import { base } from './base.entity.ts'
import { UserEntity } from './user.entity.ts'

const schema = defineEntity({
  name: 'Dataset',
  tableName: 'datasets',
  indexes: [
    { name: 'datasets_name_id', properties: ['name', 'id'] },
    { name: 'datasets_created_at_id', properties: ['createdAt', 'id'] },
    { name: 'datasets_updated_at_id', properties: ['updatedAt', 'id'] },
    // Beginnings of slugs are found by the unique index: they are ASCII, and its collation is "C".
    {
      name: 'datasets_name_prefix',
      expression:
        'create index datasets_name_prefix on datasets (lower(name collate "und-x-icu") text_pattern_ops)',
    },
    { name: 'datasets_tags', expression: 'create index datasets_tags on datasets using gin (tags)' },
  ],
  properties: {
    ...base,
    slug: p.string().length(limits.slugChars).collation('C').unique('datasets_slug_unique'),
    name: p.string().length(limits.nameChars).collation('C'),
    description: p.text().nullable(),
    tags: p.array(),
    fields: p.json().$type<Field[]>(),
    /** Names of fields, in the spelling of `fields`. */
    timeField: p.string().length(limits.fieldNameChars).nullable(),
    primaryKey: p.array(),
    visibility: p.enum([...visibilities]),
    // Users are never deleted, so nothing may take a data set with it.
    owner: () => p.manyToOne(UserEntity).deleteRule('restrict').index('datasets_owner_id'),
    keepOriginals: p.json().$type<KeepOriginals>(),
    /** Of an index that was there before. */
    source: p.json().$type<DatasetSource>().nullable(),
    /** Which engine its rows are in; null until one is asked about them. */
    rowEngine: p.enum([...rowEngines]).nullable(),
    state: p.enum(['ready', 'deleting']).default('ready'),
    rowCount: p.bigint('number').default(0),
    /** Number of the last load; they are given out one by one. */
    lastLoad: p.integer().default(0),
    version: p.integer().version().default(1),
  },
})

export class DatasetEntity extends schema.class {}
schema.setClass(DatasetEntity)
