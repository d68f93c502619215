import { questionTooLarge } from '../../errors.ts'
import { type Query, terms } from './query.ts'
import type { Raw } from './raw-value.ts'

/** The different values at these paths of documents that meet the query, in pages. */
export type Distinct = (paths: readonly string[], query: Query) => AsyncIterable<(Raw | null)[][]>
/** Those values of one path that are meant, of all that a query comes near to. */
export type Chosen = (path: string, near: Query, isMeant: (value: string) => boolean) => Promise<Query>
export type LookUp = { distinct: Distinct; chosen: Chosen }

/** Values that are looked at for one condition, and bytes of those that are sent back. */
const most = { values: 10_000, bytes: 16 * 1_048_576 }
export const tooMany = () =>
  questionTooLarge('A condition comes near to more values than are looked at one by one')

/** Looks at values one by one. */
export function chosenBy(distinct: Distinct): Chosen {
  return async (path, near, isMeant) => {
    const meant: string[] = []
    let [looked, bytes] = [0, 0]
    for await (const page of distinct([path], near))
      for (const [value] of page) {
        if (++looked > most.values || bytes > most.bytes) throw tooMany()
        // Of lists the elements that the query does not mean are there too.
        if (typeof value !== 'string' || !isMeant(value)) continue
        meant.push(value)
        bytes += Buffer.byteLength(value)
      }
    return terms(path, meant)
  }
}
