import type { Field } from '@tg-cloud/contract/fields'

type Cut = number | bigint
/** Buckets of equal width side by side; of one bucket the width does not matter. */
export type Piece = { from: Cut; first: number; buckets: number; width: bigint }

/** As few pieces as there are where widths stay the same for long, as of days but for two a year. */
export function piecesOf({ type }: Field, cuts: readonly Cut[]): Piece[] {
  const pieces: Piece[] = []
  for (let first = 0; first < cuts.length - 1;) {
    const from = cuts[first] ?? 0
    // Of doubles no quotient is exact.
    const buckets = type === 'double' ? 1 : equalFrom(cuts, first)
    pieces.push({ from, first, buckets, width: type === 'double' ? 0n : widthAt(cuts, first) })
    first += buckets
  }
  return pieces
}

const widthAt = (cuts: readonly Cut[], i: number) => BigInt(cuts[i + 1] ?? 0) - BigInt(cuts[i] ?? 0)
function equalFrom(cuts: readonly Cut[], first: number): number {
  const width = widthAt(cuts, first)
  let next = first + 1
  while (next < cuts.length - 1 && widthAt(cuts, next) === width) next++
  return next - first
}

/** The number of the bucket of a value that lies in one of them, by halves. */
export function piecesSql(pieces: readonly Piece[], units: string, toSql: (cut: Cut) => string): string {
  const [piece] = pieces
  if (piece === undefined) return 'NULL'
  if (pieces.length > 1) {
    const middle = Math.floor(pieces.length / 2)
    const halves = [pieces.slice(0, middle), pieces.slice(middle)].map((half) =>
      piecesSql(half, units, toSql),
    )
    return `CASE WHEN ${units} < ${toSql(pieces[middle]?.from ?? 0)} THEN ${halves[0]} ELSE ${halves[1]} END`
  }
  if (piece.buckets === 1) return String(piece.first)
  // Farther apart than a BIGINT counts.
  const isFar = piece.width * BigInt(piece.buckets) >= 2n ** 63n
  return `${piece.first} + (${isFar ? `${units}::HUGEINT` : units} - ${toSql(piece.from)}) // ${piece.width}`
}
