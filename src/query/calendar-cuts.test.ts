import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { type Calendar, calendarCuts } from './calendar-cuts.ts'

const seconds = (text: string) => Date.parse(text) / 1_000
const zones = ['Asia/Seoul', 'America/New_York', 'Asia/Amman', 'Europe/Oslo', 'Australia/Lord_Howe', 'UTC']
const plain = { weekStart: 'monday', offsetMinutes: 0 } as const

function cuts(part: Pick<Calendar, 'unit' | 'zone'> & Partial<Calendar>, from: string, to: string): string[] {
  const found = calendarCuts({ ...plain, ...part }, seconds(from), seconds(to), 1_000)
  return found.map((cut) => new Date(cut * 1_000).toISOString().replace(':00.000Z', 'Z'))
}

/** What clocks show, by Intl: independent of how cuts are made. */
function clock(zone: string, at: number) {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(at * 1_000).map(({ type, value }) => [type, value]))
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    hour: parts['hour'],
    minute: parts['minute'],
  }
}

describe('days', () => {
  it('have 23 and 25 hours where clocks change', () => {
    expect(cuts({ unit: 'day', zone: 'Asia/Seoul' }, '1987-05-09T12:00:00Z', '1987-05-10T16:00:00Z')).toEqual(
      ['1987-05-08T15:00Z', '1987-05-09T15:00Z', '1987-05-10T14:00Z', '1987-05-11T14:00Z'],
    )
    expect(
      cuts({ unit: 'day', zone: 'America/New_York' }, '2024-11-03T05:00:00Z', '2024-11-03T06:00:00Z'),
    ).toEqual(['2024-11-03T04:00Z', '2024-11-04T05:00Z'])
  })
  it('begin where clocks go on when they skip midnight', () => {
    expect(cuts({ unit: 'day', zone: 'Asia/Amman' }, '2012-03-29T22:00:00Z', '2012-03-29T23:00:00Z')).toEqual(
      ['2012-03-29T22:00Z', '2012-03-30T21:00Z'],
    )
  })
  it('begin later by the clock when told to', () => {
    const part = { unit: 'day', zone: 'Asia/Seoul', offsetMinutes: 360 } as const
    expect(cuts(part, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z')).toEqual([
      '2023-12-31T21:00Z',
      '2024-01-01T21:00Z',
    ])
  })
})

describe('hours', () => {
  it('that are shown twice are two', () => {
    expect(
      cuts({ unit: 'hour', zone: 'America/New_York' }, '2024-11-03T05:30:00Z', '2024-11-03T07:30:00Z'),
    ).toEqual(['2024-11-03T05:00Z', '2024-11-03T06:00Z', '2024-11-03T07:00Z', '2024-11-03T08:00Z'])
  })
  it('begin in the middle when clocks jump into them', () => {
    const part = { unit: 'hour', zone: 'Australia/Lord_Howe' } as const
    expect(cuts(part, '2024-10-05T15:29:00Z', '2024-10-05T15:31:00Z')).toEqual([
      '2024-10-05T14:30Z',
      '2024-10-05T15:30Z',
      '2024-10-05T16:00Z',
    ])
  })
})

describe('longer units', () => {
  it('weeks begin on the day that is named', () => {
    const part = { unit: 'week', zone: undefined, weekStart: 'sunday' } as const
    expect(cuts(part, '2024-01-01T00:00:00Z', '2024-01-07T00:00:00Z')).toEqual([
      '2023-12-31T00:00Z',
      '2024-01-07T00:00Z',
      '2024-01-14T00:00Z',
    ])
  })
  it('months, quarters and years begin on their first day', () => {
    const zone = 'Europe/Oslo'
    const ends = ['2024-03-31T10:00:00Z', '2024-03-31T10:00:00Z'] as const
    expect(cuts({ unit: 'month', zone }, ...ends)).toEqual(['2024-02-29T23:00Z', '2024-03-31T22:00Z'])
    expect(cuts({ unit: 'quarter', zone }, ...ends)).toEqual(['2023-12-31T23:00Z', '2024-03-31T22:00Z'])
    expect(cuts({ unit: 'year', zone }, ...ends)).toEqual(['2023-12-31T23:00Z', '2024-12-31T23:00Z'])
  })
  it('reach from the first year to the last', () => {
    const calendar = { ...plain, unit: 'year', zone: 'America/New_York' } as const
    const found = calendarCuts(
      calendar,
      seconds('0001-01-02T00:00:00Z'),
      seconds('9999-12-30T00:00:00Z'),
      100_000,
    )
    expect(found).toHaveLength(10_000)
    expect(clock('America/New_York', found.at(-2) ?? 0)).toEqual({
      day: '9999-01-01',
      hour: '00',
      minute: '00',
    })
  })
})

it('stops at one more than it may', () => {
  const calendar = { ...plain, unit: 'minute', zone: 'Asia/Seoul' } as const
  expect(calendarCuts(calendar, 0, 1e9, 500)).toHaveLength(501)
})

const instant = fc.integer({ min: Date.UTC(1900, 0) / 1_000, max: Date.UTC(2100, 0) / 1_000 })
const unit = fc.constantFrom('minute', 'hour', 'day', 'week', 'month', 'quarter', 'year')

describe('of any time from 1900 to 2100', () => {
  test.prop([fc.constantFrom(...zones), unit, instant, fc.integer({ min: 0, max: 90_000 })])(
    'buckets part the time',
    (zone, unit, from, span) => {
      const found = calendarCuts({ ...plain, unit, zone }, from, from + span, 100_000)
      expect(found[0]).toBeLessThanOrEqual(from)
      expect(found[1]).toBeGreaterThan(from)
      expect(found.at(-1)).toBeGreaterThan(from + span)
      expect(found.at(-2)).toBeLessThanOrEqual(from + span)
      for (const [i, cut] of found.entries()) if (i > 0) expect(cut).toBeGreaterThan(found[i - 1] ?? cut)
    },
  )

  test.prop([fc.constantFrom(...zones), instant])('a day is what clocks show as one', (zone, at) => {
    const [begin = 0, end = 0] = calendarCuts({ ...plain, unit: 'day', zone }, at, at, 10)
    const { day } = clock(zone, at)
    expect([clock(zone, begin).day, clock(zone, end - 1).day]).toEqual([day, day])
    expect(clock(zone, begin - 1).day).not.toBe(day)
    expect(clock(zone, end).day).not.toBe(day)
  })

  test.prop([fc.constantFrom(...zones), instant])('an hour is what clocks show as one', (zone, at) => {
    const [begin = 0, end = 0] = calendarCuts({ ...plain, unit: 'hour', zone }, at, at, 10)
    const shown = clock(zone, at)
    expect([clock(zone, begin).hour, clock(zone, end - 1).hour]).toEqual([shown.hour, shown.hour])
    expect(clock(zone, begin).minute === '00' || end - begin < 3_600).toBe(true)
  })
})
