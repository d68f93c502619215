import type { Cell, DatasetShape, GeoPoint, Scalar } from '../../src/datasets/cell.ts'
import type { FilterTarget, ResolvedFilter } from '../../src/filters/resolved-filter.ts'
import type { Load, LoadCounts, ReadRow } from '../../src/datasets/row-engine.ts'
import { tokensOf } from '../../src/values/tokens.ts'
import type { BodyRow } from './rows.ts'

/** What an engine must do, in plain lists. */
export function makeModel(dataset: DatasetShape) {
  let rows: ReadRow[] = []
  const ingests = new Map<number, string>()
  const keys = dataset.primaryKey.map((name) => dataset.fields.findIndex((field) => field.name === name))
  const keyOf = (cells: Cell[]) => JSON.stringify(keys.map((i) => cells[i]))
  const find = (cells: Cell[]) => rows.findIndex((row) => keyOf(row.cells) === keyOf(cells))

  return {
    rows: () => [...rows].sort((a, b) => order(a.row) - order(b.row)),
    load(load: Load, version: number, body: readonly BodyRow[]): LoadCounts {
      ingests.set(load.number, load.ingestId)
      if (load.mode === 'replace') rows = []
      const counts = { received: body.length, accepted: 0, updated: 0, duplicate: 0, quarantined: 0 }
      // An earlier row of the same load that a later one takes the place of was nothing but a duplicate.
      const last = new Map(body.flatMap((cells, i) => (cells === 'refused' ? [] : [[keyOf(cells), i]])))
      for (const [i, cells] of body.entries()) {
        const row = { row: `${load.number}-${i + 1}`, load: load.number, version }
        if (cells === 'refused') counts.quarantined++
        else if (keys.length === 0) {
          rows.push({ ...row, cells })
          counts.accepted++
        } else if (load.mode === 'append' ? find(cells) >= 0 : last.get(keyOf(cells)) !== i)
          counts.duplicate++
        else if (find(cells) < 0) {
          rows.push({ ...row, cells })
          counts.accepted++
        } else {
          rows[find(cells)] = { ...row, cells, row: rows[find(cells)]!.row }
          counts.updated++
        }
      }
      return counts
    },
    remove(condition: (row: ReadRow) => boolean) {
      const removed = rows.filter(condition)
      rows = rows.filter((row) => !condition(row))
      const loads = [...new Set(removed.map(({ load }) => load))].sort((a, b) => a - b)
      return { removed: removed.length, rows: rows.length, loads }
    },
    meets: (filter: ResolvedFilter, row: ReadRow) => meets(filter, row, dataset, ingests),
  }
}

const order = (row: string) => {
  const [load = 0, n = 0] = row.split('-').map(Number)
  return load * 2 ** 32 + n
}

function meets(
  filter: ResolvedFilter,
  row: ReadRow,
  dataset: DatasetShape,
  ingests: Map<number, string>,
): boolean {
  const below = (part: ResolvedFilter) => meets(part, row, dataset, ingests)
  if (filter.op === 'and') return filter.filters.every(below)
  if (filter.op === 'or') return filter.filters.some(below)
  if (filter.op === 'not') return !below(filter.filter)
  const values = valuesOf((filter as { target: FilterTarget }).target)
  switch (filter.op) {
    case 'exists':
      return values.length > 0
    case 'ne':
      return !values.some((value) => compare(value, filter.value) === 0)
    case 'in':
      return values.some((value) => filter.values.some((one) => compare(value, one) === 0))
    case 'between':
      return values.some((value) => compare(value, filter.from) >= 0 && compare(value, filter.to) <= 0)
    case 'prefix':
      return values.some((value) => (value as string).startsWith(filter.value))
    case 'contains':
      return values.some((value) => (value as string).includes(filter.value))
    case 'match':
      return values.some((value) => hasWords(filter, tokensOf(value as string)))
    case 'geo_box':
      return values.some((value) => isWithin(filter, value as GeoPoint))
    case 'geo_distance':
      return values.some((value) => metersBetween(filter.center, value as GeoPoint) <= filter.meters)
    case 'eq':
      return values.some((value) => compare(value, filter.value) === 0)
    case 'lt':
      return values.some((value) => compare(value, filter.value) < 0)
    case 'lte':
      return values.some((value) => compare(value, filter.value) <= 0)
    case 'gt':
      return values.some((value) => compare(value, filter.value) > 0)
    case 'gte':
      return values.some((value) => compare(value, filter.value) >= 0)
  }

  function valuesOf(target: FilterTarget): Scalar[] {
    if (target.kind === 'system')
      return [{ $row: row.row, $version: row.version, $ingest: ingests.get(row.load) ?? '' }[target.name]]
    const cell = row.cells[dataset.fields.findIndex(({ name }) => name === target.field.name)] ?? null
    if (cell === null) return []
    return Array.isArray(cell) ? cell : [cell]
  }
}

type Of<Op> = Extract<ResolvedFilter, { op: Op }>
function hasWords({ words, mode }: Of<'match'>, tokens: string[]): boolean {
  if (mode === 'phrase') return tokens.some((_, i) => words.every((word, k) => tokens[i + k] === word))
  return mode === 'any'
    ? words.some((word) => tokens.includes(word))
    : words.every((word) => tokens.includes(word))
}
function isWithin({ north, west, south, east }: Of<'geo_box'>, { lat, lon }: GeoPoint): boolean {
  const isBetween = west <= east ? west <= lon && lon <= east : west <= lon || lon <= east
  return south <= lat && lat <= north && isBetween
}
/** By the angle between the two directions from the middle of the earth. */
function metersBetween(a: GeoPoint, b: GeoPoint): number {
  const [p, q] = [direction(a), direction(b)]
  const cross = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]]
  return 6_371_008.7714 * Math.atan2(Math.hypot(...cross), p[0] * q[0] + p[1] * q[1] + p[2] * q[2])
}
function direction({ lat, lon }: GeoPoint): [number, number, number] {
  const [up, around] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180]
  return [Math.cos(up) * Math.cos(around), Math.cos(up) * Math.sin(around), Math.sin(up)]
}

function compare(a: Scalar, b: Scalar): number {
  if (typeof a === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b as string))
  const [left, right] = [a, b] as Exclude<Scalar, string | GeoPoint>[]
  return left! < right! ? -1 : left! > right! ? 1 : 0
}
