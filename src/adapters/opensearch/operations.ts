import type { BulkItem } from './bulk-deliver.ts'
import type { Operation } from './bulk-pack.ts'
import { changedMeanwhile } from '../../errors.ts'
import { serverFault } from './server-fault.ts'

// Attempts of a load and changes of a data set count on in the versions of documents: what arrives late from one that
// was given up changes nothing that a later one has written.
const firstChange = 2 ** 32

/** Writes a document of a load, unless a later attempt, or a change after it, has written it. */
export const createOnce = (id: string, attempt: number, document: string): Operation => ({
  head: attempt === 1 ? `{"create":{"_id":"${id}"}}` : head('index', id, attempt),
  document,
})
/** Writes a document anew within a change of the data set, known by its mark. */
export const rewriteOnce = (id: string, mark: number, document: string): Operation => ({
  head: head('index', id, firstChange + mark),
  document,
})
/** Removes what an earlier attempt of a load has left. */
export const removeStray = (id: string, attempt: number): Operation => ({ head: head('delete', id, attempt) })
/** Removes what nobody writes any more. */
export const remove = (id: string): Operation => ({ head: `{"delete":{"_id":"${id}"}}` })

const head = (action: string, id: string, version: number) =>
  `{"${action}":{"_id":"${id}","version":${version},"version_type":"external_gte"}}`

/** Made one by one, as they are sent. */
export function* each<T>(items: Iterable<T>, operation: (item: T) => Operation): Generator<Operation> {
  for (const item of items) yield operation(item)
}

const isConflict = ({ status }: BulkItem) => status === 409

/** For attempts of loads: of what is there already it is decided by the ledger whether that is right. */
export function refuseNone(_: number, item: BulkItem): void {
  if (!isConflict(item)) throw serverFault(item.status, item.error)
}
/** For changes: another has begun when a document was written later. */
export function refuseConflicts(_: number, item: BulkItem): void {
  if (isConflict(item))
    throw changedMeanwhile(new Error(item.error?.reason ?? 'A document was written later'))
  throw serverFault(item.status, item.error)
}
