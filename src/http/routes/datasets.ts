import { contract } from '@tg-cloud/contract'
import { operationsOf } from '@tg-cloud/contract/walk'
import type { Caller } from '../../auth/session.ts'
import type { AllowedOn } from '../../datasets/access.ts'
import type { ChangeSchema } from '../../datasets/change-schema.ts'
import type { CreateDataset } from '../../datasets/create-dataset.ts'
import type { DatasetRecord, DatasetSummary } from '../../datasets/dataset.ts'
import type { DeleteDataset } from '../../datasets/delete-dataset.ts'
import type { InspectIndex } from '../../datasets/inspect-index.ts'
import type { ListDatasets } from '../../datasets/list-datasets.ts'
import type { ProfileDataset } from '../../datasets/profile-dataset.ts'
import type { RegisterIndex } from '../../datasets/register-index.ts'
import type { InferFields } from '../../ingest/infer/infer-fields.ts'
import type { UpdateDataset } from '../../datasets/update-dataset.ts'
import { closedSignal } from '../closed.ts'
import { routes } from '../reply.ts'
import { rowBodyOf } from '../row-body.ts'

export type DatasetsUseCases = {
  listDatasets: ListDatasets
  createDataset: CreateDataset
  inspectIndex: InspectIndex
  registerIndex: RegisterIndex
  updateDataset: UpdateDataset
  deleteDataset: DeleteDataset
  allowedOn: AllowedOn
  inferFields: InferFields
  changeSchema: ChangeSchema
  profileDataset: ProfileDataset
}

const operations = operationsOf(contract)

export const datasetsRoutes = (use: DatasetsUseCases) => {
  const shown = <D extends DatasetRecord | DatasetSummary>(dataset: D, caller: Caller) => ({
    ...dataset,
    allowed: use.allowedOn(dataset, caller, operations),
  })
  return routes(contract.datasets, {
    infer: async ({ query, req }) => ({ status: 200, body: await use.inferFields(rowBodyOf(req), query) }),
    changeSchema: async ({ body, context: { dataset } }) => ({
      status: 200,
      body: await use.changeSchema(dataset, body),
    }),
    profile: async ({ query, context: { dataset }, req }) => ({
      status: 200,
      body: await use.profileDataset(dataset, query.field, closedSignal(req)),
    }),
    list: async ({ query, context: { caller } }) => {
      const { items, nextCursor } = await use.listDatasets(caller, query)
      return { status: 200, body: { items: items.map((dataset) => shown(dataset, caller)), nextCursor } }
    },
    inspectIndex: async ({ body, req }) => ({
      status: 200,
      body: await use.inspectIndex(body, closedSignal(req)),
    }),
    create: async ({ body: { source, fields, ...body }, context, req }) => {
      const { caller } = context
      const dataset = source
        ? await use.registerIndex(caller, { ...body, fields, source }, closedSignal(req))
        : await use.createDataset(caller.userId, { ...body, fields: fields ?? [] })
      return {
        status: 201,
        body: shown(dataset, caller),
        headers: [['Location', context.link(`/v1/datasets/${dataset.slug}`)]],
      }
    },
    get: async ({ context: { dataset, caller } }) => ({ status: 200, body: shown(dataset, caller) }),
    update: async ({ body, context: { dataset, caller, expectedVersion } }) => ({
      status: 200,
      body: shown(await use.updateDataset(dataset.id, body, expectedVersion), caller),
    }),
    delete: async ({ context: { dataset, expectedVersion } }) => {
      await use.deleteDataset(dataset.id, expectedVersion)
      return { status: 204, body: undefined }
    },
  })
}
