import { type Field, fieldNamed } from '@tg-cloud/contract/fields'
import type { Client } from './client.ts'
import { mappingOf, settingsOf } from './mapping.ts'
import { type Names, writeAlias } from './names.ts'
import { makeRefresh } from './refresh.ts'
import { refusedMapping } from './refused-document.ts'
import { ServerRefusal } from './server-fault.ts'

export type Copies = { shards: number; replicas: number }
type Deps = { client: Client; names: Names; copies: Copies }

// A cluster of many indices takes its time, and after that answers that the copies have not begun.
const deadlineMs = 30_000
const isThere = 'resource_already_exists_exception'

/** Makes and removes indices: a call that is repeated changes nothing. */
export function makeIndices({ client, names, copies }: Deps) {
  async function make(index: string, body: object): Promise<void> {
    await client
      .call({ method: 'PUT', path: `/${index}`, query: { timeout: '25s' }, body, deadlineMs })
      .catch((error: unknown) => {
        if (!(error instanceof ServerRefusal && error.type === isThere)) throw error
      })
  }

  return {
    makeRows: (index: string, dataset: { id: string; fields: readonly Field[] }, alias?: string) =>
      make(index, {
        settings: { index: settingsOf(dataset, copies) },
        mappings: mappingOf(dataset),
        aliases: { [writeAlias(index)]: {}, ...(alias === undefined ? {} : { [alias]: {} }) },
      }),

    makeRefused: (index: string, datasetId: string) =>
      make(index, {
        settings: { index: { ...settingsOf({ fields: [] }, copies), number_of_shards: 1 } },
        mappings: refusedMapping(datasetId),
        aliases: { [writeAlias(index)]: {} },
      }),

    makePlace: (index: string) =>
      make(index, {
        settings: { index: { number_of_shards: 1, auto_expand_replicas: '0-1' } },
        mappings: { dynamic: 'strict', properties: { storeId: { type: 'keyword' } } },
      }),

    /**
     * Gives an index that holds these fields, `before`, those that come to them. False: it cannot hold them, and may hold
     * some of them afterwards, without values.
     */
    async addFields(
      index: string,
      dataset: { id: string; fields: readonly Field[] },
      before: readonly Field[],
    ) {
      if (dataset.fields.every(({ name }) => fieldNamed(before, name))) return true
      const { properties } = mappingOf(dataset)
      const { status } = await client.call({
        method: 'PUT',
        path: `/${index}/_mapping`,
        query: { timeout: '25s' },
        body: { properties },
        accept: [400],
        deadlineMs,
      })
      return status < 300
    },

    async has(index: string): Promise<boolean> {
      const { status } = await client.call({ method: 'HEAD', path: `/${index}`, accept: [404] })
      return status < 300
    },

    /** Lets people find the rows of a data set under its one name; of several indices the last. */
    async show(datasetId: string, index: string): Promise<void> {
      const alias = names.alias(datasetId)
      const actions = [
        { remove: { index: `${alias}-*`, alias, must_exist: false } },
        { add: { index, alias } },
      ]
      await client.call({ method: 'POST', path: '/_aliases', body: { actions }, deadlineMs })
    },

    refresh: makeRefresh(client),

    async remove(...indices: string[]): Promise<void> {
      for (const index of indices)
        await client.call({ method: 'DELETE', path: `/${index}`, accept: [404], deadlineMs })
    },

    /** All indices of a data set. */
    async of(datasetId: string): Promise<string[]> {
      const path = `/${names.allOf(datasetId).join()}/_alias`
      const { body } = await client.call<Record<string, unknown>>({ method: 'GET', path, accept: [404] })
      return Object.keys(body).filter((name) => name.startsWith(names.prefix))
    },
  }
}
export type Indices = ReturnType<typeof makeIndices>
