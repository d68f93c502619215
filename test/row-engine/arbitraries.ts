import fc from 'fast-check'
import type { Field, FieldType } from '@tg-cloud/contract/fields'
import { matchModes } from '@tg-cloud/contract/filter'
import type { Cell, DatasetShape, Scalar } from '../../src/datasets/cell.ts'
import type { FilterTarget, ResolvedFilter } from '../../src/filters/resolved-filter.ts'

// Beyond the first plane of Unicode, JavaScript's order of strings is not the order of code points.
const words = [
  '',
  'a',
  'ab',
  'A',
  'a ',
  '가',
  '가나',
  '가나다라마바사아자',
  '\u{1F600}',
  '\uFFFD',
  "'; --",
  '%_',
]
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  fc
    .array(fc.constantFrom('a', 'AB', '가', '가나', ',', '-'), { maxLength: 5 })
    .map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 20 }).map((value) => value.replaceAll('\0', '0')),
)
const digits = (count: number) => {
  const most = 10n ** BigInt(count) - 1n
  return fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(-most, most), fc.constantFrom(most, -most))
}
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n }
const year1 = -62_135_596_800_000_000n
const year9999 = 253_402_300_799_999_999n

// Places that many rows share, at the poles and at the 180th meridian too.
const latitude = fc.oneof(fc.constantFrom(0, 37.5665, 90, -90), fc.double({ min: -90, max: 90, noNaN: true }))
const longitude = fc.oneof(
  fc.constantFrom(0, 126.978, 180, -179.9),
  fc.double({ min: -180, max: 180, noNaN: true }),
)
const point = fc.record({ lat: latitude, lon: longitude })

const scalars: Record<Exclude<FieldType, 'decimal'>, fc.Arbitrary<Scalar>> = {
  keyword: text,
  text,
  int: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger()),
  int64: fc.oneof(fc.bigInt(-3n, 3n), fc.bigInt(int64), fc.constantFrom(int64.min, int64.max)),
  double: fc.oneof(
    fc.constantFrom(0, -0, 0.1, -0.1, 5e-324, 1.7976931348623157e308),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
  ),
  boolean: fc.boolean(),
  // To the millisecond, as fields hold it that do not say otherwise.
  timestamp: fc
    .oneof(fc.bigInt(-3n, 3n), fc.bigInt(year1 / 1_000n, year9999 / 1_000n))
    .map((ms) => ms * 1_000n),
  date: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -719_162, max: 2_932_896 })),
  geo_point: point,
  json: fc.oneof(fc.constantFrom('{"a":1.0}', '[]', '12345678901234567890'), fc.json()),
}
const micros = fc.oneof(
  fc.bigInt(-3n, 3n),
  fc.bigInt(year1, year9999),
  fc.constantFrom(year1, year9999, 1_700_000_000_123_456n),
)
const scalarOf = ({ type, precision = 38, resolution }: Field): fc.Arbitrary<Scalar> => {
  if (type === 'decimal') return digits(precision)
  return resolution === 'us' ? micros : scalars[type]
}

export const cellOf = (field: Field): fc.Arbitrary<Cell> => {
  const value: fc.Arbitrary<Cell> = field.multiple
    ? fc.array(scalarOf(field), { minLength: 1, maxLength: 4 })
    : scalarOf(field)
  return field.required ? value : fc.option(value)
}
export const rowOf = (dataset: DatasetShape): fc.Arbitrary<Cell[]> => fc.tuple(...dataset.fields.map(cellOf))

const types: Pick<Field, 'type' | 'precision' | 'scale' | 'resolution'>[] = [
  ...(Object.keys(scalars) as FieldType[]).map((type) => ({ type })),
  { type: 'timestamp', resolution: 'us' },
  // As wide as engines store in 2, 4, 8 and 16 bytes.
  ...[4, 9, 18, 38].map((precision) => ({ type: 'decimal' as const, precision, scale: (precision / 2) | 0 })),
]
/** A field of every type, and one of every type with several values. */
export const everyField: Field[] = types.flatMap((type, i) => [
  { name: `one_${i}`, ...type },
  ...(type.type === 'json' ? [] : [{ name: `Many_${i}`, ...type, multiple: true }]),
])

const compared = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const
const unordered = ['eq', 'ne'] as const

function condition(target: FilterTarget, value: fc.Arbitrary<Scalar>, ordered: boolean, prefix: boolean) {
  const manyValues = fc.array(value, { minLength: 1, maxLength: 40 })
  return fc.oneof(
    fc.record({
      op: fc.constantFrom(...(ordered ? compared : unordered)),
      target: fc.constant(target),
      value,
    }),
    fc.record({ op: fc.constant('in' as const), target: fc.constant(target), values: manyValues }),
    fc.constant({ op: 'exists' as const, target }),
    ...(ordered
      ? [
          fc.record({
            op: fc.constant('between' as const),
            target: fc.constant(target),
            from: value,
            to: value,
          }),
        ]
      : []),
    ...(prefix
      ? [
          fc.record({
            op: fc.constant('prefix' as const),
            target: fc.constant(target),
            value: fc.constantFrom(...words.slice(1)),
          }),
        ]
      : []),
  ) as fc.Arbitrary<ResolvedFilter>
}

function ofField(field: Field): fc.Arbitrary<ResolvedFilter> {
  const target: FilterTarget = { kind: 'field', field }
  const exists = fc.constant({ op: 'exists' as const, target })
  if (field.type === 'json') return exists
  if (field.type === 'geo_point') return fc.oneof(exists, boxOf(target), distanceOf(target))
  if (field.type === 'text') return fc.oneof(exists, containsOf(target), matchOf(target))
  const own = condition(target, scalarOf(field), field.type !== 'boolean', field.type === 'keyword')
  return field.type === 'keyword' ? fc.oneof(own, containsOf(target)) : own
}

const containsOf = (target: FilterTarget): fc.Arbitrary<ResolvedFilter> =>
  fc.record({
    op: fc.constant('contains' as const),
    target: fc.constant(target),
    value: fc.constantFrom(...words.slice(1)),
  })
const matchOf = (target: FilterTarget): fc.Arbitrary<ResolvedFilter> =>
  fc.record({
    op: fc.constant('match' as const),
    target: fc.constant(target),
    words: fc.array(fc.constantFrom('a', 'ab', '가', '가나'), { minLength: 1, maxLength: 3 }),
    mode: fc.constantFrom(...matchModes),
  })
const boxOf = (target: FilterTarget): fc.Arbitrary<ResolvedFilter> =>
  fc.tuple(latitude, latitude, longitude, longitude).map(([a, b, west, east]) => ({
    op: 'geo_box',
    target,
    north: Math.max(a, b),
    south: Math.min(a, b),
    west,
    east,
  }))
const distanceOf = (target: FilterTarget): fc.Arbitrary<ResolvedFilter> =>
  fc.record({
    op: fc.constant('geo_distance' as const),
    target: fc.constant(target),
    center: point,
    meters: fc.double({ min: 0.001, max: 20_037_508, noNaN: true }),
  })

/** Trees of the conditions that a request can have. */
export function filterOf(
  dataset: DatasetShape,
  system: { $row: string[]; $ingest: string[]; $version: number[] },
): fc.Arbitrary<ResolvedFilter> {
  const ours = (name: keyof typeof system) =>
    condition(
      { kind: 'system', name },
      fc.constantFrom<Scalar[]>(...system[name]),
      name === '$version',
      false,
    )
  const leaf = fc.oneof(...dataset.fields.map(ofField), ours('$row'), ours('$ingest'), ours('$version'))
  return fc.letrec<{ tree: ResolvedFilter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      { weight: 1, arbitrary: tie('tree').map((filter) => ({ op: 'not' as const, filter })) },
      {
        weight: 2,
        arbitrary: fc.record({
          op: fc.constantFrom('and' as const, 'or' as const),
          filters: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
        }),
      },
    ),
  })).tree
}
