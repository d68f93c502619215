import type { GeoPoint } from './cell.ts'
import { doubleFromJson, doubleFromText } from './double.ts'
import { Refusal, wrongType } from './refusal.ts'

const notGeoPoint = new Refusal('not_geo_point')
const wrongGeoPoint = wrongType('geo_point')
const latOutOfRange = new Refusal('out_of_range', { minimum: -90, maximum: 90 })
const lonOutOfRange = new Refusal('out_of_range', { minimum: -180, maximum: 180 })

/** `37.5665,126.978`: latitude first. */
export function geoPointFromText(text: string): GeoPoint | Refusal {
  const comma = text.indexOf(',')
  if (comma < 0) return notGeoPoint
  return pointOf(doubleFromText(text.slice(0, comma)), doubleFromText(text.slice(comma + 1)))
}

/** `{lat, lon}` and nothing else. */
export function geoPointFromJson(value: unknown): GeoPoint | Refusal {
  if (typeof value !== 'object' || value === null) return wrongGeoPoint
  const { lat, lon } = value as { lat?: unknown; lon?: unknown }
  if (lat === undefined || lon === undefined || Object.keys(value).length !== 2) return notGeoPoint
  return pointOf(doubleFromJson(lat), doubleFromJson(lon))
}

function pointOf(lat: number | Refusal, lon: number | Refusal): GeoPoint | Refusal {
  for (const part of [lat, lon])
    if (typeof part !== 'number') return part.code === 'not_exact' ? part : notGeoPoint
  if (!(Math.abs(lat as number) <= 90)) return latOutOfRange
  if (!(Math.abs(lon as number) <= 180)) return lonOutOfRange
  return { lat: lat as number, lon: lon as number }
}
