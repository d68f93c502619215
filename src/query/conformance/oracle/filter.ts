import type { Field } from '@tg-cloud/contract/fields'
import type { Filter } from '@tg-cloud/contract/filter'
import { compare, fieldIn, orderOf, type Row, valuesIn } from './values.ts'

type Point = { lat: number; lon: number }
type Of<Op> = Extract<Filter, { op: Op }>

/** Whether a filter chooses a row, said as plainly as its description. */
export function meets(filter: Filter, row: Row, fields: readonly Field[]): boolean {
  if ('filters' in filter) {
    const meetsOne = (one: Filter) => meets(one, row, fields)
    return filter.op === 'and' ? filter.filters.every(meetsOne) : filter.filters.some(meetsOne)
  }
  if ('filter' in filter) return !meets(filter.filter, row, fields)
  const field = fieldIn(fields, filter.field)
  const values = valuesIn(row, field)
  const against = (value: unknown, other: unknown) => compare(orderOf(field, value), orderOf(field, other))
  switch (filter.op) {
    case 'exists':
      return values.length > 0
    case 'eq':
      return values.some((value) => against(value, filter.value) === 0)
    case 'ne':
      return values.every((value) => against(value, filter.value) !== 0)
    case 'lt':
      return values.some((value) => against(value, filter.value) < 0)
    case 'lte':
      return values.some((value) => against(value, filter.value) <= 0)
    case 'gt':
      return values.some((value) => against(value, filter.value) > 0)
    case 'gte':
      return values.some((value) => against(value, filter.value) >= 0)
    case 'in':
      return values.some((value) => filter.values.some((one) => against(value, one) === 0))
    case 'between':
      return values.some((value) => against(value, filter.from) >= 0 && against(value, filter.to) <= 0)
    case 'prefix':
      return values.some((value) => (value as string).startsWith(filter.value))
    case 'contains':
      return values.some((value) => (value as string).includes(filter.value))
    case 'match':
      return values.some((value) => hasWords(wordsIn(value as string), filter))
    case 'geo_box':
      return values.some((value) => isWithin(value as Point, filter))
    case 'geo_distance':
      return values.some((value) => metersBetween(value as Point, filter.center) <= filter.meters)
  }
}

/** Enough for text without `.`, `'`, `_` within words and without Katakana beside other letters. */
export const wordsIn = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{sc=Han}\p{sc=Hira}]|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}]]+/gv) ?? []

function hasWords(found: string[], { words, mode = 'all' }: Of<'match'>): boolean {
  const asked = wordsIn(words)
  if (mode === 'phrase') return found.some((_, i) => asked.every((word, k) => found[i + k] === word))
  return mode === 'all'
    ? asked.every((word) => found.includes(word))
    : asked.some((word) => found.includes(word))
}

function isWithin({ lat, lon }: Point, { north, south, west, east }: Of<'geo_box'>): boolean {
  const isBetween = west <= east ? lon >= west && lon <= east : lon >= west || lon <= east
  return lat >= south && lat <= north && isBetween
}

/** Haversine, on a sphere of the mean radius of the earth. */
function metersBetween(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const across = Math.sin(rad(b.lat - a.lat) / 2) ** 2
  const along = Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(rad(b.lon - a.lon) / 2) ** 2
  return 2 * 6_371_008.7714 * Math.asin(Math.min(1, Math.sqrt(across + along)))
}
