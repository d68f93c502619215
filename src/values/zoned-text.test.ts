import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { makeTimestamp } from './timestamp.ts'
import { makeTimeText } from './zoned-text.ts'

const year1 = -62_135_596_800_000_000n
const year9999 = 253_402_300_799_999_999n
const micros = (text: string) => BigInt(Date.parse(text)) * 1_000n
const { fromText } = makeTimestamp({ resolution: 'us' })

describe('times in a zone', () => {
  it.each([
    ['Asia/Seoul', '2026-11-25T01:02:03.004Z', '2026-11-25T10:02:03.004+09:00'],
    // Summer time of Seoul, and its end.
    ['Asia/Seoul', '1988-10-08T16:59:59.999Z', '1988-10-09T02:59:59.999+10:00'],
    ['Asia/Seoul', '1988-10-08T17:00:00.000Z', '1988-10-09T02:00:00.000+09:00'],
    ['America/New_York', '2026-11-01T05:59:59.999Z', '2026-11-01T01:59:59.999-04:00'],
    ['America/New_York', '2026-11-01T06:00:00.000Z', '2026-11-01T01:00:00.000-05:00'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00.000Z', '2026-01-01T05:45:00.000+05:45'],
    // Seoul was 8:27:52 ahead: to the minute, so that it is the same instant.
    ['Asia/Seoul', '1900-01-01T00:00:00.000Z', '1900-01-01T08:28:00.000+08:28'],
    ['UTC', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z'],
    // Clocks would show the year 10000.
    ['Asia/Seoul', '9999-12-31T23:00:00.000Z', '9999-12-31T23:00:00.000Z'],
    ['America/New_York', '0001-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z'],
  ])('%s %s', (zone, at, shown) => {
    expect(makeTimeText('ms', zone)(micros(at))).toBe(shown)
  })

  it('of buckets have whole seconds, and their offset to the second', () => {
    expect(makeTimeText('s', 'Asia/Seoul')(micros('1899-12-31T15:32:08Z'))).toBe(
      '1900-01-01T00:00:00+08:27:52',
    )
    expect(makeTimeText('s', 'UTC')(0n)).toBe('1970-01-01T00:00:00+00:00')
  })

  test.prop([
    fc.oneof(fc.bigInt(year1, year9999), fc.bigInt(-3_000_000n, 3_000_000n)),
    fc.constantFrom('Asia/Seoul', 'America/New_York', 'Africa/Monrovia', 'Pacific/Apia', 'Europe/Amsterdam'),
  ])('name the same instant as the value', (value, zone) => {
    expect(fromText(makeTimeText('us', zone)(value))).toBe(value)
  })
})
