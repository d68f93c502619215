import { contract } from '@tg-cloud/contract'
import type { CreateApiKey } from '../../auth/create-api-key.ts'
import type { ListApiKeys } from '../../auth/list-api-keys.ts'
import type { ApiKeyStore } from '../../auth/ports.ts'
import { apiKeyNotFound } from '../../errors.ts'
import { routes } from '../reply.ts'

export type ApiKeysUseCases = {
  listApiKeys: ListApiKeys
  createApiKey: CreateApiKey
  getApiKey: ApiKeyStore['get']
  revokeApiKey: ApiKeyStore['revoke']
}

export const apiKeysRoutes = (use: ApiKeysUseCases) =>
  routes(contract.apiKeys, {
    list: async ({ query, context }) => ({
      status: 200,
      body: await use.listApiKeys(context.caller.userId, query),
    }),
    create: async ({ body, context }) => {
      const created = await use.createApiKey(context.caller.userId, body)
      return {
        status: 201,
        body: created,
        headers: [['Location', context.link(`/v1/api-keys/${created.id}`)]],
      }
    },
    get: async ({ params, context }) => {
      const key = await use.getApiKey(context.caller.userId, params.id)
      if (!key) throw apiKeyNotFound()
      return { status: 200, body: key }
    },
    revoke: async ({ params, context }) => {
      if (!(await use.revokeApiKey(context.caller.userId, params.id))) throw apiKeyNotFound()
      return { status: 204, body: undefined }
    },
  })
