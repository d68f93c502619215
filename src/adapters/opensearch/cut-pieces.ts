import type { GroupKey } from '../../query/ports.ts'
import { type Source, stepSource } from './group-source.ts'
import type { Unit } from './unit-range.ts'

type Cuts = Extract<GroupKey, { kind: 'cuts' }>
/** Buckets of equal width side by side, which the server walks through if there is a source. */
export type Piece = { first: number; buckets: number; from: Unit; to: Unit; source: Source | undefined }

/** As few pieces as there are where widths stay the same for long, as of days but for two a year. */
export function piecesOf(key: Cuts): Piece[] {
  const { cuts, field } = key
  const pieces: Piece[] = []
  for (let first = 0; first < cuts.length - 1;) {
    // Of doubles no quotient is exact.
    const buckets = field.type === 'double' ? 1 : equalFrom(cuts, first)
    const [from, to] = [cuts[first] ?? 0, cuts[first + buckets] ?? 0]
    pieces.push({ first, buckets, from, to, source: sourceOf(key, first, { from, to, buckets }) })
    first += buckets
  }
  return pieces
}

function sourceOf(key: Cuts, first: number, { from, to, buckets }: Pick<Piece, 'from' | 'to' | 'buckets'>) {
  if (key.field.type === 'double') return undefined
  const [begin, end] = [BigInt(from), BigInt(to)]
  const steps = { origin: begin, width: (end - begin) / BigInt(buckets), from: begin, to: end }
  // Buckets of the server count from the first of the piece.
  const source = stepSource(key, steps, (bucket) => first + Number(bucket))
  if (source === undefined) return undefined
  const within = (bucket: Unit) => Number(bucket) - first
  return {
    ...source,
    place: (bucket: Parameters<Source['place']>[0]) =>
      source.place(bucket === null ? null : within(bucket as Unit)),
    rows: (bucket: Parameters<Source['rows']>[0]) =>
      source.rows(bucket === null ? null : within(bucket as Unit)),
  }
}

const widthAt = (cuts: readonly Unit[], i: number) => BigInt(cuts[i + 1] ?? 0) - BigInt(cuts[i] ?? 0)
function equalFrom(cuts: readonly Unit[], first: number): number {
  const width = widthAt(cuts, first)
  let next = first + 1
  while (next < cuts.length - 1 && widthAt(cuts, next) === width) next++
  return next - first
}
