import type { AnyInput } from './send.ts'
import type { CallOptions } from './types.ts'

/** The methods of `client.query` by name. */
export type Queries = Record<string, Method>
type Method = (input: AnyInput, options?: CallOptions) => Promise<unknown>
type Found = { rows: unknown[]; nextCursor: string | null }

/** The operations on the rows of one data set, which its types tell apart: see DatasetClient. */
export const makeDatasetOf = (query: Queries) => (slug: string) => {
  const call = (name: string, input: AnyInput, options?: CallOptions) =>
    (query[name] as Method)({ ...input, path: { slug, ...input.path } }, options)
  const search = (body: object = {}, options?: CallOptions) => call('search', { body }, options)
  return {
    search,
    async *walk(question: object = {}, options?: CallOptions) {
      let cursor: string | null = null
      do {
        const body: object = cursor === null ? question : { ...question, cursor }
        const page = (await search(body, options)) as Found
        yield* page.rows
        cursor = page.nextCursor
      } while (cursor !== null)
    },
    aggregate: (body: object, options?: CallOptions) => call('aggregate', { body }, options),
    values: (name: string, of: object = {}, options?: CallOptions) =>
      call('values', { path: { name }, query: of as NonNullable<AnyInput['query']> }, options),
    row: (row: string, options?: CallOptions) => call('row', { path: { row } }, options),
  }
}
