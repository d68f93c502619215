import type { Scalar } from '../../datasets/cell.ts'
import { bucketChunks, type Named } from './bucket-chunks.ts'
import { type Bucket, bucketsOf } from './buckets.ts'
import { type Piece, piecesOf } from './cut-pieces.ts'
import type { Source } from './group-source.ts'
import type { Scope } from './scope.ts'

/** Buckets side by side: one, or several that the server walks through by `source`. */
export type Part = { bucket: Bucket; source: Source | undefined; holds: (key: Scalar | null) => boolean }

/** Buckets that are named at once beside other keys; parts whose groups are read side by side. */
const most = { buckets: 200, parts: 16 }

/** Parts with rows in their order, from the one with this bucket on. */
export async function* partsWithRows(
  { key, buckets }: Named,
  begin: Scalar | null | undefined,
  scope: Scope,
): AsyncGenerator<Part> {
  const pieces = key.kind === 'cuts' ? piecesOf(key) : []
  if (pieces.length === 0 || key.kind !== 'cuts') {
    for await (const { found } of bucketChunks({ key, buckets }, { begin, scope, aggs: {} }))
      for (const { bucket } of found)
        yield { bucket, source: undefined, holds: (place) => Number(place) === Number(bucket.key) }
    return
  }
  // The pieces are buckets too, cut less finely.
  const coarse = { ...key, cuts: [...pieces.map(({ from }) => from), pieces.at(-1)?.to ?? 0] }
  const at = begin === undefined ? undefined : pieces.findLastIndex(({ first }) => first <= Number(begin))
  for await (const { found } of bucketChunks(
    { key: coarse, buckets: bucketsOf(coarse) },
    { begin: at, scope, aggs: {} },
  ))
    for (const { bucket } of found) {
      const piece = pieces[Number(bucket.key)]
      if (piece) yield partOf(piece)
    }
}

const partOf = ({ first, buckets, from, to, source }: Piece): Part => ({
  bucket: { key: first, from, to },
  source: buckets > 1 ? source : undefined,
  holds: (place) => Number(place) >= first && Number(place) < first + buckets,
})

/** What there is of buckets and of parts, upwards; undefined where it is too much. */
export type Few = { buckets: () => Promise<Bucket[] | undefined>; parts: () => Promise<Part[] | undefined> }

/** Found out once for all of a question. */
export function fewOf(named: Named, scope: Scope): Few {
  const upwards = { ...named, key: { ...named.key, descending: false } }
  const all = {
    key: upwards.key,
    buckets: upwards.key.kind === 'terms' ? named.buckets : bucketsOf(upwards.key),
  }
  let [buckets, parts]: [Promise<Bucket[] | undefined>?, Promise<Part[] | undefined>?] = []
  return {
    buckets: () => (buckets ??= bucketsIn(all, scope)),
    parts: () => (parts ??= firstOf(partsWithRows(all, undefined, scope), most.parts)),
  }
}

async function bucketsIn(named: Named, scope: Scope): Promise<Bucket[] | undefined> {
  async function* one() {
    for await (const { found } of bucketChunks(named, { begin: undefined, scope, aggs: {} }))
      for (const { bucket } of found) yield bucket
  }
  return firstOf(one(), most.buckets)
}

async function firstOf<T>(items: AsyncIterable<T>, count: number): Promise<T[] | undefined> {
  const all: T[] = []
  for await (const item of items) {
    if (all.length === count) return undefined
    all.push(item)
  }
  return all
}
