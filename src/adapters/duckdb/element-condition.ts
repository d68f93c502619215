import { DOUBLE } from '@duckdb/node-api'
import type { Condition, ElementFilter } from './condition.ts'
import type { Bound } from './session.ts'

const meanEarthRadius = 6_371_008.7714

const double = (value: number): Bound => ({ value, type: DOUBLE })

/** The condition on one value, which `x` names; of `match` on its words with spaces around, see `joinedTokens`. */
export function elementCondition(filter: ElementFilter, x: string): Condition {
  switch (filter.op) {
    case 'prefix':
      return { sql: `starts_with(${x}, ?)`, values: [filter.value] }
    case 'contains':
      return { sql: `contains(${x}, ?)`, values: [filter.value] }
    case 'match': {
      const { words, mode } = filter
      const parts = mode === 'phrase' ? [words.join(' ')] : words
      return {
        sql: `(${parts.map(() => `contains(${x}, ?)`).join(mode === 'any' ? ' OR ' : ' AND ')})`,
        values: parts.map((part) => ` ${part} `),
      }
    }
    case 'geo_box': {
      const { north, west, south, east } = filter
      const within = west <= east ? 'AND' : 'OR'
      return {
        sql: `(${x}.lat BETWEEN ? AND ? AND (${x}.lon >= ? ${within} ${x}.lon <= ?))`,
        values: [south, north, west, east].map(double),
      }
    }
    case 'geo_distance': {
      const { lat, lon } = filter.center
      const half = (of: string) => `pow(sin(radians(${of} - ?) / 2), 2)`
      // Rounding may lead beyond 1, of which there is no arc sine.
      const square = `least(1, ${half(`${x}.lat`)} + cos(radians(${x}.lat)) * cos(radians(?)) * ${half(`${x}.lon`)})`
      return {
        // `least` passes over what is null.
        sql: `(${x} IS NOT NULL AND ${2 * meanEarthRadius} * asin(sqrt(${square})) <= ?)`,
        values: [lat, lat, lon, filter.meters].map(double),
      }
    }
  }
}
