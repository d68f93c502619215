import { defineEntity, p } from '@mikro-orm/core'
import type { Completeness } from '@tg-cloud/contract/completeness'
import type { ExportOptions } from '@tg-cloud/contract/export-options'
import { exportDeliveries, exportStates } from '@tg-cloud/contract/exports'
import { base } from './base.entity.ts'
import { DatasetEntity } from './dataset.entity.ts'
import { UserEntity } from './user.entity.ts'

const count = () => p.bigint('number').default(0)
const time = () => p.datetime().length(3)

const schema = defineEntity({
  name: 'Export',
  tableName: 'exports',
  indexes: [
    { name: 'exports_created_by_id_created_at_id', properties: ['createdBy', 'createdAt', 'id'] },
    { name: 'exports_dataset_id', properties: ['dataset'] },
    {
      name: 'exports_open',
      expression: `create index exports_open on exports (created_at) where state in ('queued', 'running')`,
    },
    {
      name: 'exports_expires_at',
      expression: `create index exports_expires_at on exports (expires_at) where state = 'succeeded'`,
    },
    { name: 'exports_finished_at', properties: ['finishedAt'] },
  ],
  properties: {
    ...base,
    dataset: () => p.manyToOne(DatasetEntity).deleteRule('cascade').index(false),
    delivery: p.enum([...exportDeliveries]),
    state: p.enum([...exportStates]).default('queued'),
    /** As it was asked, as JSON text: columns come in the order of its members. */
    question: p.text(),
    format: p.string().length(20),
    options: p.json().$type<ExportOptions>(),
    /** With its ending. */
    fileName: p.text(),
    /** Of the data set that the rows are of. */
    datasetVersion: p.integer().nullable(),
    rowCount: count(),
    totalRows: p.bigint('number').nullable(),
    bytes: count(),
    /** Of the file, hex. */
    sha256: p.string().length(64).nullable(),
    unmappable: count(),
    completeness: p.json().$type<Completeness>().nullable(),
    problem: p.json().$type<{ code: string; detail: string }>().nullable(),
    attempts: p.integer().default(0),
    /** The process that runs it; what another one writes of it is refused. */
    workerId: p.uuid().nullable(),
    /** When that process said last that it lives. */
    beatAt: time().nullable(),
    cancelRequestedAt: time().nullable(),
    /** Not begun before. */
    dueAt: time().defaultRaw('now()'),
    createdBy: () => p.manyToOne(UserEntity).deleteRule('restrict').index(false),
    startedAt: time().nullable(),
    finishedAt: time().nullable(),
    expiresAt: time().nullable(),
  },
})

export class ExportEntity extends schema.class {}
schema.setClass(ExportEntity)
