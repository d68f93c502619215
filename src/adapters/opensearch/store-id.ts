import { randomUUID } from 'node:crypto'
import type { RowEngine } from '../../datasets/row-engine.ts'
import type { Client } from './client.ts'
import type { Indices } from './indices.ts'
import type { Names } from './names.ts'

type Found = { found?: boolean; _source?: { storeId: string } }

/** The id lies in the cluster, made by whoever asks first. */
export function makeStoreId(deps: {
  client: Client
  indices: Indices
  names: Names
}): Pick<RowEngine, 'storeId'> {
  const { client, indices, names } = deps
  const find = async (): Promise<string | undefined> => {
    const path = `/${names.place}/_doc/place`
    // Read by its id it is seen as soon as it is written.
    const { body } = await client.call<Found>({ method: 'GET', path, accept: [404] })
    return body._source?.storeId
  }
  return {
    async storeId() {
      const before = await find()
      if (before !== undefined) return before
      await indices.makePlace(names.place)
      const path = `/${names.place}/_create/place`
      await client.call({ method: 'PUT', path, body: { storeId: randomUUID() }, accept: [409] })
      const made = await find()
      if (made === undefined) throw new Error('The id of the place is not there after it was written')
      return made
    },
  }
}
