import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { dateText, daysOf } from './calendar.ts'
import { compileDatePattern } from './date-pattern.ts'
import { makeDate } from './date.ts'
import { localTimeIn } from './local-time.ts'
import { Refusal } from './refusal.ts'
import { makeTimestamp, timestampText } from './timestamp.ts'

const code = (value: unknown) => (value instanceof Refusal ? value.code : value)
const dayMs = 86_400_000
const first = Date.UTC(2000, 0, 1) - 730_119 * dayMs
const last = Date.UTC(9999, 11, 31)
const two = (n: number) => String(n).padStart(2, '0')

describe('days', () => {
  test.prop([fc.integer({ min: first / dayMs, max: last / dayMs })])(
    'are read as they are printed',
    (days) => {
      const text = dateText(days)
      expect(makeDate().fromText(text)).toBe(days)
      expect(new Date(`${text}T00:00:00Z`).getTime()).toBe(days * dayMs)
    },
  )

  test.prop([
    fc.integer({ min: -1, max: 10_001 }),
    fc.integer({ min: -1, max: 14 }),
    fc.integer({ min: -1, max: 33 }),
  ])('are those of the calendar alone', (year, month, day) => {
    const date = new Date(0)
    date.setUTCFullYear(year, month - 1, day)
    const real =
      date.getUTCFullYear() === year &&
      date.getUTCMonth() === month - 1 &&
      year >= 1 &&
      year <= 9999 &&
      day >= 1
    expect(daysOf(year, month, day)).toBe(real ? date.getTime() / dayMs : NaN)
  })

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-01-32',
    '0000-01-01',
    '2024-1-5',
    '2024/01/05',
    '20240105',
    '2024-01-05 ',
    '2024-01-05T00:00:00Z',
    '02024-01-05',
    '',
  ])('are not of the form YYYY-MM-DD in %j', (text) => {
    expect(makeDate().fromText(text)).toMatchObject({ code: 'not_date', params: { expected: 'YYYY-MM-DD' } })
  })

  it('come as strings in JSON', () => {
    expect(makeDate().fromJson('1970-01-02')).toBe(1)
    expect(code(makeDate().fromJson(19_000))).toBe('wrong_type')
  })
})

const micros = fc.bigInt({ min: BigInt(first) * 1_000n, max: BigInt(last) * 1_000n })

describe('timestamps', () => {
  test.prop([micros])('are read as they are printed', (value) => {
    const text = timestampText(value, 'us')
    expect(makeTimestamp({ resolution: 'us' }).fromText(text)).toBe(value)
    const ms = value - (((value % 1_000n) + 1_000n) % 1_000n)
    expect(makeTimestamp({ resolution: 'ms' }).fromText(timestampText(value, 'ms'))).toBe(ms)
    expect(timestampText(ms, 'ms')).toBe(new Date(Number(ms / 1_000n)).toISOString())
  })

  const offset = fc.integer({ min: -1_439, max: 1_439 })
  test.prop([micros.filter((value) => value > -(10n ** 16n) && value < 10n ** 17n), offset])(
    'with an offset are the instant that it names',
    (value, minutes) => {
      const [sign, size] = [minutes < 0 ? '-' : '+', Math.abs(minutes)]
      const local = timestampText(value + BigInt(minutes) * 60_000_000n, 'us').slice(0, -1)
      const text = `${local}${sign}${two(Math.floor(size / 60))}:${two(size % 60)}`
      expect(makeTimestamp({ resolution: 'us' }).fromText(text)).toBe(value)
    },
  )

  const at = Date.UTC(2024, 0, 5, 13)
  it.each([
    ['2024-01-05T13:00:00Z', 0n],
    ['2024-01-05 13:00:00Z', 0n],
    ['2024-01-05t13:00:00z', 0n],
    ['2024-01-05T13:00:00.5Z', 500_000n],
    ['2024-01-05T13:00:00.1230000000000Z', 123_000n],
    ['2024-01-05T13:00:00-00:00', 0n],
  ])('of RFC 3339 may be %s', (text, more) => {
    expect(makeTimestamp({ resolution: 'ms' }).fromText(text)).toBe(BigInt(at) * 1_000n + more)
  })

  it.each([
    ['2024-01-05T13:00:60Z', 'not_time'],
    ['2024-01-05T24:00:00Z', 'not_time'],
    ['2024-01-05T13:60:00Z', 'not_time'],
    ['2024-02-30T13:00:00Z', 'not_time'],
    ['2024-01-05T13:00Z', 'not_time'],
    ['2024-01-05T13:00:00.Z', 'not_time'],
    ['2024-01-05T13:00:00,5Z', 'not_time'],
    ['2024-01-05T13:00:00+0900', 'not_time'],
    ['2024-01-05T13:00:00+09', 'not_time'],
    ['2024-01-05T13:00:00+24:00', 'not_time'],
    ['2024-01-05T13:00:00Z ', 'not_time'],
    ['2024-01-05_13:00:00Z', 'not_time'],
    ['2024-01-05', 'not_time'],
    ['1704459600', 'not_time'],
    ['', 'not_time'],
    ['2024-01-05T13:00:00.1234Z', 'too_precise'],
    ['2024-01-05T13:00:00', 'zone_missing'],
    ['2024-01-05 13:00:00.123', 'zone_missing'],
    ['0001-01-01T00:00:00+09:00', 'out_of_range'],
    ['9999-12-31T23:59:59-00:01', 'out_of_range'],
  ])('%s are refused as %s', (text, expected) => {
    expect(code(makeTimestamp({ resolution: 'ms' }).fromText(text))).toBe(expected)
  })

  it('finer than a microsecond are refused', () => {
    const { fromText } = makeTimestamp({ resolution: 'us' })
    expect(fromText('2024-01-05T13:00:00.1234567Z')).toMatchObject({
      code: 'too_precise',
      params: { precision: 20, scale: 6 },
    })
    expect(fromText('2024-01-05T13:00:00.123456Z')).toBe(BigInt(at) * 1_000n + 123_456n)
  })

  it('without a zone are of the zone that is named, when its clocks show them once', () => {
    const zone = { name: 'Asia/Seoul', offsetOf: localTimeIn('Asia/Seoul') }
    const { fromText, zoned } = makeTimestamp({ resolution: 'ms', zone })
    expect(fromText('2024-01-05 13:00:00')).toBe(BigInt(at - 9 * 3_600_000) * 1_000n)
    expect(fromText('1900-01-01 00:00:00')).toBe(-2_209_019_272_000_000n)
    expect(fromText('1988-05-08 02:30:00')).toMatchObject({
      code: 'time_skipped',
      params: { zone: 'Asia/Seoul' },
    })
    expect(fromText('1988-10-09 02:30:00')).toMatchObject({
      code: 'time_ambiguous',
      params: { zone: 'Asia/Seoul' },
    })
    expect(fromText('1988-10-09 02:30:00Z')).toBe(BigInt(Date.UTC(1988, 9, 9, 2, 30)) * 1_000n)
    expect(zoned()).toBe(2)
  })
})

describe('date patterns', () => {
  /** How each part is written, made apart from the reader. */
  const written: Record<string, (time: Date) => string> = {
    yyyy: (t) => String(t.getUTCFullYear()).padStart(4, '0'),
    yy: (t) => two(t.getUTCFullYear() % 100),
    MM: (t) => two(t.getUTCMonth() + 1),
    M: (t) => String(t.getUTCMonth() + 1),
    dd: (t) => two(t.getUTCDate()),
    d: (t) => String(t.getUTCDate()),
    HH: (t) => two(t.getUTCHours()),
    H: (t) => String(t.getUTCHours()),
    hh: (t) => two(t.getUTCHours() % 12 || 12),
    h: (t) => String(t.getUTCHours() % 12 || 12),
    mm: (t) => two(t.getUTCMinutes()),
    m: (t) => String(t.getUTCMinutes()),
    ss: (t) => two(t.getUTCSeconds()),
    s: (t) => String(t.getUTCSeconds()),
    SSS: (t) => String(t.getUTCMilliseconds()).padStart(3, '0'),
    SSSSSS: (t) => String(t.getUTCMilliseconds() * 1_000).padStart(6, '0'),
    a: (t) => (t.getUTCHours() < 12 ? '오전' : 'pm'),
    XXX: () => '+00:00',
    T: () => 'T',
  }
  const write = (pattern: string, time: Date) =>
    pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (part, quoted?: string) =>
      quoted === undefined ? (written[part] as (time: Date) => string)(time) : quoted || "'",
    )
  const read = (pattern: string) => {
    const form = { read: compileDatePattern(pattern), name: pattern }
    return makeTimestamp({ resolution: 'us', form, zone: { name: 'UTC', offsetOf: localTimeIn('UTC') } })
      .fromText
  }

  const year = fc.constantFrom('yyyy', 'yy')
  const separator = fc.constantFrom('-', '/', '. ', '년 ', " 'of' ", "''", 'T')
  const date = fc
    .tuple(year, fc.constantFrom('MM', 'M'), fc.constantFrom('dd', 'd'))
    .chain((parts) => fc.tuple(fc.shuffledSubarray(parts, { minLength: 3 }), separator, separator))
    .map(([[a, b, c], one, other]) => `${a}${one}${b}${other}${c}`)
  const hour = fc.constantFrom('HH', 'H', 'a h', 'hh a', 'a hh')
  const time = fc
    .tuple(hour, fc.constantFrom('mm', 'm'), fc.constantFrom('ss', 's'), fc.constantFrom('SSS', 'SSSSSS'))
    .map(([h, m, s, fraction]) =>
      h.endsWith('a') ? `${m}:${s}.${fraction} ${h}` : `${h}:${m}:${s}.${fraction}`,
    )
  const pattern = fc.tuple(date, time, fc.constantFrom('', 'XXX', " 'at' XXX"))

  test.prop([
    pattern.map(([date, time, zone]) => `${date} ${time}${zone}`),
    fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31T23:59:59.999Z'), noInvalidDate: true }),
  ])('read what is written by them', (pattern, time) => {
    expect(read(pattern)(write(pattern, time))).toBe(BigInt(time.getTime()) * 1_000n)
  })

  test.prop([
    pattern.map(([date, time, zone]) => `${date} ${time}${zone}`),
    fc.date({ min: new Date('1970-01-01'), max: new Date('2069-12-31'), noInvalidDate: true }),
    fc.nat(),
  ])('read nothing that has another character for a digit, one more, or one less', (pattern, time, place) => {
    const text = write(pattern, time)
    const digits = [...text.matchAll(/\d/g)].map(({ index }) => index)
    const at = digits[place % digits.length] as number
    for (const changed of [`${text.slice(0, at)}x${text.slice(at + 1)}`, `${text}0`, text.slice(0, -1)])
      expect(code(read(pattern)(changed))).toBe('not_time')
  })

  it.each([
    ['yyyyMMdd', '20240105', '2024-01-05T00:00:00.000000Z'],
    ['yyyy년 M월 d일 a h시 m분', '2024년 1월 5일 오후 1시 5분', '2024-01-05T13:05:00.000000Z'],
    ['yyyy-MM-dd hh:mm a', '2024-01-05 12:30 am', '2024-01-05T00:30:00.000000Z'],
    ['yyyy-MM-dd hh:mm a', '2024-01-05 12:30 PM', '2024-01-05T12:30:00.000000Z'],
    ['d/M/yy', '5/1/70', '1970-01-05T00:00:00.000000Z'],
    ['d/M/yy', '5/1/69', '2069-01-05T00:00:00.000000Z'],
    ['M/d/yyyy', '01/05/2024', '2024-01-05T00:00:00.000000Z'],
    ['yyyy-MM-ddTHH:mm:ssXXX', '2024-01-05T13:00:00+09:00', '2024-01-05T04:00:00.000000Z'],
    ['XXX yyyy-MM-dd', 'Z 2024-01-05', '2024-01-05T00:00:00.000000Z'],
    ["'at' yyyy''MM''dd", "at 2024'01'05", '2024-01-05T00:00:00.000000Z'],
    ['yyyy-MM-dd HH:mm:ss.S', '2024-01-05 13:00:00.7', '2024-01-05T13:00:00.700000Z'],
  ])('%s reads %s', (pattern, text, expected) => {
    const value = read(pattern)(text)
    expect(typeof value === 'bigint' ? timestampText(value, 'us') : value).toBe(expected)
  })

  it.each([
    ['yyyy-MM-dd', '2024-02-30'],
    ['yyyy-MM-dd', '2024-1-05'],
    ['yyyy-M-d', '2024-001-5'],
    ['yyyy-MM-dd', '0000-01-05'],
    ['yyyy-MM-dd HH', '2024-01-05 24'],
    ['yyyy-MM-dd HH:mm', '2024-01-05 13:60'],
    ['yyyy-MM-dd hh a', '2024-01-05 13 PM'],
    ['yyyy-MM-dd hh a', '2024-01-05 00 AM'],
    ['yyyy-MM-dd hh a', '2024-01-05 01 XM'],
    ['yyyy-MM-dd', '２０２４-01-05'],
  ])('%s does not read %s', (pattern, text) => {
    expect(read(pattern)(text)).toMatchObject({ code: 'not_time', params: { expected: pattern } })
  })

  it('hold for dates', () => {
    const { fromText } = makeDate({ read: compileDatePattern('yyyy/M/d'), name: 'yyyy/M/d' })
    expect(fromText('1970/1/2')).toBe(1)
    expect(fromText('1970-01-02')).toMatchObject({ code: 'not_date', params: { expected: 'yyyy/M/d' } })
  })

  it('that cannot be read are refused', () => {
    expect(() => compileDatePattern('YYYY-MM-DD')).toThrow(RangeError)
  })
})
