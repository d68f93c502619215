import fc from 'fast-check'
import type { Field, FieldType } from '@tg-cloud/contract/fields'
import { comparisons, type Filter, type FilterValue, matchModes } from '@tg-cloud/contract/filter'
import type { Sort } from '@tg-cloud/contract/search'
import { decimalText, type Row, timeText } from './oracle/values.ts'
import { fields, poolOf } from './samples.ts'

const most = 10n ** 38n - 1n
const year1 = -62_135_596_800_000n
const year9999 = 253_402_300_799_999n
/** Values of a type that no list of samples has thought of. */
const anyOf = ({ type, scale = 0, precision = 38, resolution }: Field): fc.Arbitrary<unknown> => {
  const digits = most / 10n ** BigInt(38 - precision)
  const own: Partial<Record<FieldType, fc.Arbitrary<unknown>>> = {
    keyword: fc.string({ unit: 'grapheme', maxLength: 5 }).map((text) => text.replaceAll('\0', '0')),
    text: fc
      .array(fc.constantFrom('서울', '지하철', 'Metro', '漢', '江', '2'), { maxLength: 6 })
      .map((words) => words.join(' ')),
    int: fc.maxSafeInteger(),
    int64: fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map(String),
    double: fc.double({ noNaN: true, noDefaultInfinity: true }),
    decimal: fc.bigInt(-digits, digits).map((units) => decimalText(units, scale)),
    boolean: fc.boolean(),
    timestamp: fc.bigInt(year1, year9999).map((ms) => timeText(ms * 1_000n, resolution)),
    date: fc.bigInt(year1, year9999).map((ms) => timeText(ms * 1_000n, 'ms').slice(0, 10)),
    geo_point: fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    json: fc.constantFrom({ a: 1 }, [], 'x'),
  }
  return own[type]!
}
const valueOf = (field: Field): fc.Arbitrary<unknown> => {
  const known = poolOf(field.name).filter((value) => value !== null)
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, anyOf(field))
}
const cellOf = (field: Field): fc.Arbitrary<unknown> =>
  fc.option(field.multiple ? fc.array(valueOf(field), { minLength: 1, maxLength: 3 }) : valueOf(field))

export const aRow: fc.Arbitrary<Row> = fc.record(
  Object.fromEntries(fields.map((field) => [field.name, cellOf(field)])),
)

const latitude = fc.constantFrom(-90, -18, -17.8, 0, 37.5, 90)
const longitude = fc.constantFrom(-180, -179.2, 0, 126.978, 177.9, 180)
function conditionOn(field: Field): fc.Arbitrary<Filter> {
  const { name, type } = field
  const value = valueOf(field) as fc.Arbitrary<FilterValue>
  const exists = fc.constant<Filter>({ op: 'exists', field: name })
  const part = fc.constantFrom('a', 'b', '한', '강', '서울', ' ', 'Metro', '\u{1F600}')
  const contains = part.map((text): Filter => ({ op: 'contains', field: name, value: text }))
  if (type === 'json') return exists
  if (type === 'geo_point')
    return fc.oneof(
      exists,
      fc.tuple(latitude, latitude, longitude, longitude).map(([a, b, west, east]): Filter => ({
        op: 'geo_box',
        field: name,
        north: Math.max(a, b),
        south: Math.min(a, b),
        west,
        east,
      })),
      fc
        .tuple(latitude, longitude, fc.integer({ min: 1, max: 20_000_000 }))
        .map(([lat, lon, meters]): Filter => ({
          op: 'geo_distance',
          field: name,
          center: { lat, lon },
          meters,
        })),
    )
  if (type === 'text')
    return fc.oneof(
      exists,
      contains,
      fc
        .tuple(
          fc.array(fc.constantFrom('서울', '지하철', 'metro', '漢', '2'), { minLength: 1, maxLength: 3 }),
          fc.constantFrom(...matchModes),
        )
        .map(([words, mode]): Filter => ({ op: 'match', field: name, words: words.join(' '), mode })),
    )
  return fc.oneof(
    exists,
    fc
      .tuple(fc.constantFrom(...comparisons.slice(0, type === 'boolean' ? 2 : 6)), value)
      .map(([op, one]): Filter => ({ op, field: name, value: one })),
    fc
      .array(value, { minLength: 1, maxLength: 5 })
      .map((values): Filter => ({ op: 'in', field: name, values })),
    ...(type === 'boolean'
      ? []
      : [fc.tuple(value, value).map(([from, to]): Filter => ({ op: 'between', field: name, from, to }))]),
    ...(type === 'keyword'
      ? [contains, part.map((text): Filter => ({ op: 'prefix', field: name, value: text }))]
      : []),
  )
}

/** Trees of conditions on these fields. */
export const aFilter = (on: readonly Field[] = fields): fc.Arbitrary<Filter> =>
  fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      { weight: 3, arbitrary: fc.oneof(...on.map(conditionOn)) },
      { weight: 1, arbitrary: tie('tree').map((filter): Filter => ({ op: 'not', filter })) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom('and' as const, 'or' as const),
            fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
          )
          .map(([op, filters]): Filter => ({ op, filters })),
      },
    ),
  })).tree

export const aSort = (names: readonly string[]): fc.Arbitrary<Sort[]> =>
  fc
    .tuple(
      fc.subarray([...names]),
      fc.infiniteStream(fc.constantFrom('asc' as const, 'desc' as const)),
      fc.infiniteStream(fc.constantFrom('first' as const, 'last' as const)),
    )
    .map(([chosen, orders, nulls]) =>
      chosen.map((field): Sort => ({ field, order: orders.next().value, nulls: nulls.next().value })),
    )
