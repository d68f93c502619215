import type { Of } from '../../../filters/leaf.ts'
import type { Held } from '../field-form.ts'
import { any, exists, nothing, type Query, term } from '../query.ts'

/** Values that are too long to be compared are there too; where servers note them, they are found by their notes. */
export function heldExists({ path, form, longest }: Held): Query {
  const compared = longest === undefined ? undefined : form?.path
  return compared === undefined ? exists(path) : any(exists(path), tooLong(compared))
}

/** The rows with a value that is not compared by this path, as far as the server has noted it. */
export const tooLong = (path: string): Query => term('_ignored', path)

/** By the words that the index itself makes of text: of what was asked for too. */
export function heldWords({ words: path }: Held, { words, given, mode }: Of<'match'>): Query {
  if (path === undefined) throw new Error('What has no words is refused before')
  const query = given ?? words.join(' ')
  if (mode === 'phrase') return { match_phrase: { [path]: { query } } }
  return { match: { [path]: { query, operator: mode === 'any' ? 'or' : 'and' } } }
}

export function heldBox({ path }: Held, { north, west, south, east }: Of<'geo_box'>): Query {
  if (south > north) return nothing
  const box = (left: number, right: number): Query => ({
    geo_bounding_box: {
      [path]: { top_left: { lat: north, lon: left }, bottom_right: { lat: south, lon: right } },
    },
  })
  return west <= east ? box(west, east) : any(box(west, 180), box(-180, east))
}

/** The server takes no distance of 0. */
const leastMeters = 0.001
export const heldDistance = ({ path }: Held, { center, meters }: Of<'geo_distance'>): Query => ({
  geo_distance: { distance: `${Math.max(leastMeters, meters)}m`, [path]: center },
})
