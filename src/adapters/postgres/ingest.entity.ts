import { defineEntity, p } from '@mikro-orm/core'
import { ingestStates } from '@tg-cloud/contract/ingests'
import { ingestModes } from '@tg-cloud/contract/load-query'
import { limits } from '@tg-cloud/contract/limits'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { UserEntity } from './user.entity.ts'

const count = () => p.bigint('number').default(0)

const schema = defineEntity({
  name: 'Ingest',
  tableName: 'ingests',
  indexes: [
    { name: 'ingests_dataset_id_created_at_id', properties: ['dataset', 'createdAt', 'id'] },
    { name: 'ingests_created_by_id_created_at_id', properties: ['createdBy', 'createdAt', 'id'] },
    {
      name: 'ingests_unsettled',
      expression: `create index ingests_unsettled on ingests (created_at) where state in ('loading', 'interrupted')`,
    },
    { name: 'ingests_sha256', properties: ['sha256'] },
    {
      name: 'ingests_original_kept_until',
      expression: `create index ingests_original_kept_until on ingests (original_kept_until) where original_kept = 'days'`,
    },
  ],
  uniques: [
    { name: 'ingests_dataset_id_number_unique', properties: ['dataset', 'number'] },
    { name: 'ingests_created_by_id_idempotency_key_unique', properties: ['createdBy', 'idempotencyKey'] },
  ],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    /** Which load of the data set; given out by its `last_load`. */
    number: p.integer(),
    mode: p.enum([...ingestModes]),
    state: p.enum([...ingestStates]).default('loading'),
    mediaType: p.string().length(100),
    charset: p.string().length(20).nullable(),
    bytes: count(),
    /** Of the body as it came, hex. */
    sha256: p.string().length(64).nullable(),
    received: count(),
    accepted: count(),
    updated: count(),
    duplicate: count(),
    quarantined: count(),
    /** Values read by each rule. */
    reading: p.json<{ field: string; rule: string; values: number }[]>(),
    sourceTimeZone: p.string().length(limits.timeZoneChars).nullable(),
    originalKept: p.enum(['forever', 'days', 'never', 'expired', 'erased']),
    originalKeptUntil: p.datetime().length(3).nullable(),
    problem: p.json<{ code: string; detail: string }>().nullable(),
    /** Of the data set, with these rows. */
    datasetVersion: p.integer().nullable(),
    idempotencyKey: p.string().length(limits.idempotencyKeyChars).nullable(),
    /** What was asked beside the body, as JSON text: another question under the same key is refused. */
    request: p.text(),
    /** Its body is stored, and it is loaded from there. */
    deferred: p.boolean().default(false),
    /** The load whose quarantine these rows come from. */
    replayOf: p.uuid().nullable(),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    finishedAt: p.datetime().length(3).nullable(),
  },
})

export class IngestEntity extends schema.class {}
schema.setClass(IngestEntity)
