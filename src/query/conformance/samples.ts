import type { Field } from '@tg-cloud/contract/fields'
import type { Row } from './oracle/values.ts'
import type { Body } from './world.ts'

export const fields: Field[] = [
  { name: 'word', type: 'keyword' },
  { name: 'words', type: 'keyword', multiple: true },
  { name: 'note', type: 'text' },
  { name: 'notes', type: 'text', multiple: true },
  { name: 'n', type: 'int' },
  { name: 'ns', type: 'int', multiple: true },
  { name: 'big', type: 'int64' },
  { name: 'bigs', type: 'int64', multiple: true },
  { name: 'x', type: 'double' },
  { name: 'xs', type: 'double', multiple: true },
  { name: 'weight', type: 'double' },
  { name: 'price', type: 'decimal', precision: 38, scale: 18 },
  { name: 'rate', type: 'decimal', precision: 9, scale: 2 },
  { name: 'rates', type: 'decimal', precision: 9, scale: 2, multiple: true },
  { name: 'ok', type: 'boolean' },
  { name: 'oks', type: 'boolean', multiple: true },
  { name: 'at', type: 'timestamp' },
  { name: 'ats', type: 'timestamp', multiple: true },
  { name: 'micro', type: 'timestamp', resolution: 'us' },
  { name: 'day', type: 'date' },
  { name: 'days', type: 'date', multiple: true },
  { name: 'place', type: 'geo_point' },
  { name: 'places', type: 'geo_point', multiple: true },
  { name: 'raw', type: 'json' },
]

const nfd = '한강'.normalize('NFD')
const words = [
  '',
  'a',
  'A',
  'ab',
  'a b',
  '한강',
  nfd,
  '한',
  '\u{1F600}',
  '\uFFFD',
  '\u{10FFFF}',
  '漢江',
  "'%_\\",
  null,
]
const bigs = ['-9223372036854775808', '9223372036854775807', '0', '-1', '9007199254740993', null]
const rates = ['0.00', '-0.01', '1234567.89', '-9999999.99', '9999999.99', '2.50', null]
const times = [
  '0001-01-01T00:00:00.000Z',
  '1900-01-01T00:00:00.000Z',
  '1969-12-31T23:59:59.999Z',
  '1970-01-01T00:00:00.000Z',
  '1987-05-09T17:30:00.000Z',
  '2026-11-25T00:00:00.001Z',
  '2100-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59.999Z',
  null,
]
const days = [
  '0001-01-01',
  '1900-02-28',
  '1969-12-31',
  '1970-01-01',
  '2024-02-29',
  '2026-11-25',
  '2100-03-01',
  '9999-12-31',
  null,
]
const points = [
  { lat: 37.5665, lon: 126.978 },
  { lat: 0, lon: 180 },
  { lat: 0, lon: -180 },
  { lat: -17.8, lon: 177.9 },
  { lat: -17.9, lon: -179.2 },
  { lat: 90, lon: 0 },
  { lat: -90, lon: 12.5 },
  { lat: 0, lon: 0 },
  null,
]

/** Values of each field by which conditions are tried; those of lists are combined. */
export const pools: Record<string, readonly unknown[]> = {
  word: words,
  note: [
    '',
    'Seoul Metro line 2',
    '서울 지하철 2호선',
    '지하철',
    '漢江 여름',
    'ＳＥＯＵＬ ２',
    'ÉCOLE straße 😀 Metro',
    '서울 metro 서울 Metro line',
    '한강 공원',
    '한강 공원'.normalize('NFD'),
    null,
  ],
  n: [0, -1, 1, 7, 7, 9007199254740991, -9007199254740991, null],
  big: bigs,
  x: [0, -0, 0.1, -2.5, 1e300, -1e300, 5e-324, 3, null],
  weight: [1.5, 2.25, 70.1, -3.3, 1e6, 0.001, null],
  price: [
    '0.000000000000000000',
    '-0.000000000000000001',
    '99999999999999999999.999999999999999999',
    '-99999999999999999999.999999999999999999',
    '1.500000000000000000',
    null,
  ],
  rate: rates,
  ok: [true, false, true, null],
  at: times,
  micro: [
    '1970-01-01T00:00:00.000001Z',
    '1969-12-31T23:59:59.999999Z',
    '0001-01-01T00:00:00.000000Z',
    '9999-12-31T23:59:59.999999Z',
    '2026-11-25T12:00:00.123456Z',
    null,
  ],
  day: days,
  place: points,
  raw: [{ a: 1, b: [null, '한'] }, [], 'text', 0, false, null],
}

const listOf = (pool: readonly unknown[], i: number) => {
  const values = [pool[i % pool.length], pool[(i * 3 + 1) % pool.length], pool[(i * 5 + 2) % pool.length]]
  const there = values.slice(0, i % 4).filter((value) => value !== null)
  return there.length === 0 ? null : there
}
const lists: Record<string, string> = {
  words: 'word',
  notes: 'note',
  ns: 'n',
  bigs: 'big',
  xs: 'x',
  rates: 'rate',
  oks: 'ok',
  ats: 'at',
  days: 'day',
  places: 'place',
}
/** The values that conditions on this field are about. */
export const poolOf = (name: string): readonly unknown[] => pools[name] ?? pools[lists[name] ?? ''] ?? []

/** The pools have different lengths, so that values meet in ever new combinations. */
const rowOf = (i: number): Row => ({
  ...Object.fromEntries(
    Object.entries(pools).map(([name, pool], k) => [name, pool[(i + k * (i >> 3)) % pool.length] ?? null]),
  ),
  ...Object.fromEntries(Object.entries(lists).map(([name, pool]) => [name, listOf(pools[pool] ?? [], i)])),
})
const empty: Row = Object.fromEntries(fields.map(({ name }) => [name, null]))
const rows = Array.from({ length: 110 }, (_, i) => rowOf(i))

/** Two loads with rows between that were refused, and one row without any value. */
export const loads: Body[] = [
  [...rows.slice(0, 40), 'refused', ...rows.slice(40, 70)],
  ['refused', empty, ...rows.slice(70)],
]

const ride = (
  line: string | null,
  stop: string,
  at: string,
  boarded: number | null,
  fare: string | null,
  tags: string[] | null,
  memo: string | null = null,
): Row => ({ line, stop, at, boarded, fare, tags, memo })
/** Few enough rows to work answers out by hand. */
export const rides: { fields: Field[]; loads: Body[] } = {
  fields: [
    { name: 'line', type: 'keyword' },
    { name: 'stop', type: 'keyword' },
    { name: 'at', type: 'timestamp' },
    { name: 'boarded', type: 'int' },
    { name: 'fare', type: 'decimal', precision: 12, scale: 2 },
    { name: 'tags', type: 'keyword', multiple: true },
    { name: 'memo', type: 'text' },
  ],
  loads: [
    [
      ride(
        '1',
        '시청',
        '2026-03-01T00:10:00.000Z',
        12,
        '1.10',
        ['busy', 'old'],
        'Line 1: 지하철 고장, 지하철 지연',
      ),
      ride('2', '시청', '2026-03-01T15:30:00.000Z', 7, '2.20', ['busy'], '지하철'.normalize('NFD')),
      ride('2', '강남', '2026-03-02T01:00:00.000Z', 30, '0.05', null, '漢江 😀 ＬＩＮＥ'),
      ride(null, '강남', '2026-03-04T03:00:00.000Z', null, null, ['old', 'old']),
      ride(
        '1',
        '잠실',
        '2026-04-01T00:00:00.000Z',
        0,
        '3.30',
        ['new'],
        `${'가 '.repeat(300)}고장${' 나'.repeat(300)}`,
      ),
      ride('2', '잠실', '2026-04-30T15:00:00.000Z', 1, '-1.00', null),
    ],
  ],
}
