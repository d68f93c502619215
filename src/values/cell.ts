/**
 * One value of a row inside the server, the same for every engine, by type of the field:
 * keyword, text: string · int, double: number · int64: bigint · decimal: bigint, the value times 10^scale ·
 * boolean: boolean · timestamp: bigint, microseconds since 1970 UTC · date: number, days since 1970 ·
 * geo_point: {lat, lon} · json: string, compact JSON text with its numbers as they came.
 */
export type Scalar = string | number | bigint | boolean | GeoPoint
export type GeoPoint = { lat: number; lon: number }
/** A field with `multiple` holds a list without null; an empty list is null. */
export type Cell = Scalar | Scalar[] | null
