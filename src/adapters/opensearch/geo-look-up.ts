import type { Field } from '@tg-cloud/contract/fields'
import type { GeoPoint } from '../../datasets/cell.ts'
import { beside } from './field-form.ts'
import type { Of } from '../../filters/leaf.ts'
import { type LookUp, tooMany } from './look-up-by.ts'
import { all, any, none, nothing, type Query, term, terms } from './query.ts'

type Box = Pick<Of<'geo_box'>, 'north' | 'west' | 'south' | 'east'>

/** The server keeps points to about 10^-7 degrees, a centimetre; antipodes are off by less than a metre. */
const marginDegrees = 1e-6
const marginMeters = 1
/** Pairs of coordinates that are asked for one by one. */
const mostPairs = 400
const meanEarthRadius = 6_371_008.7714

/**
 * Lists with a point in the box. The server says exactly which are inside by more than a margin; of the others near the
 * edge each different point is looked at.
 */
export async function lookUpBox(name: string, box: Of<'geo_box'>, { chosen }: LookUp): Promise<Query> {
  const boxes =
    box.west <= box.east
      ? [box]
      : [
          { ...box, east: 180 },
          { ...box, west: -180 },
        ]
  const grown = any(...boxes.map((one) => inBox(name, moved(one, marginDegrees))))
  const sure = any(...boxes.map((one) => inBox(name, moved(one, -marginDegrees))))
  const isMeant = (text: string) => boxes.some((one) => isWithin(one, pointOf(text)))
  return any(sure, await chosen(beside.points(name), all(grown, none(sure)), isMeant))
}

/** Rows with a point that is at most so far away, as for boxes. */
export async function lookUpDistance(
  field: Field,
  { center, meters }: Of<'geo_distance'>,
  by: LookUp,
): Promise<Query> {
  const { name } = field
  const within = (radius: number): Query =>
    radius <= 0 ? nothing : { geo_distance: { distance: `${radius}m`, [name]: center } }
  const sure = within(meters - marginMeters)
  const shell = all(within(meters + marginMeters), none(sure))
  const isMeant = (point: GeoPoint) => metersBetween(center, point) <= meters
  const meant = field.multiple
    ? by.chosen(beside.points(name), shell, (text) => isMeant(pointOf(text)))
    : pairs(name, shell, isMeant, by)
  return any(sure, await meant)
}

async function pairs(
  name: string,
  near: Query,
  isMeant: (point: GeoPoint) => boolean,
  { distinct }: LookUp,
): Promise<Query> {
  const [latitude, longitude] = [beside.latitude(name), beside.longitude(name)]
  const longitudes = new Map<number, number[]>()
  let count = 0
  for await (const page of distinct([latitude, longitude], near))
    for (const [lat, lon] of page) {
      const point = { lat: Number(lat), lon: Number(lon) }
      if (!isMeant(point)) continue
      if (++count > mostPairs) throw tooMany()
      longitudes.set(point.lat, [...(longitudes.get(point.lat) ?? []), point.lon])
    }
  const rows = [...longitudes].map(([lat, lons]) => all(term(latitude, lat), terms(longitude, lons)))
  return any(...rows)
}

/** As `pointTerm` writes it. */
function pointOf(text: string): GeoPoint {
  const [lat, lon] = text.split(',').map(Number)
  return { lat: lat ?? 0, lon: lon ?? 0 }
}

/** Its edges farther out, or farther in; there is nothing beyond the poles and the 180th meridian. */
const moved = ({ north, west, south, east }: Box, by: number): Box => ({
  north: north === 90 ? 90 : Math.min(90, north + by),
  south: south === -90 ? -90 : Math.max(-90, south - by),
  west: west === -180 ? -180 : Math.max(-180, west - by),
  east: east === 180 ? 180 : Math.min(180, east + by),
})

function inBox(name: string, { north, west, south, east }: Box): Query {
  if (south > north || west > east) return nothing
  return {
    geo_bounding_box: {
      [name]: { top_left: { lat: north, lon: west }, bottom_right: { lat: south, lon: east } },
    },
  }
}
const isWithin = ({ north, west, south, east }: Box, { lat, lon }: GeoPoint): boolean =>
  south <= lat && lat <= north && west <= lon && lon <= east

/** Haversine, on a sphere of the mean radius of the earth. */
function metersBetween(a: GeoPoint, b: GeoPoint): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const half = (degrees: number) => Math.sin(rad(degrees) / 2) ** 2
  const square = half(b.lat - a.lat) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * half(b.lon - a.lon)
  return 2 * meanEarthRadius * Math.asin(Math.sqrt(Math.min(1, square)))
}
