import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { makeClock as clockOf } from '../../test/clock.ts'
import { cronInZone } from './next-instant.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']

type Field = { text: string; values: Set<number>; any: boolean }

/** One field of a cron expression beside the numbers it stands for, made apart from the parser. */
function field(min: number, max: number, names: string[] = []): fc.Arbitrary<Field> {
  const name = (n: number) =>
    fc.constantFrom(String(n), ...(names[n - min] ? [names[n - min] as string] : []))
  const one = fc.integer({ min, max }).chain((n) => name(n).map((text) => ({ text, values: [n] })))
  const range = fc
    .tuple(fc.integer({ min, max }), fc.integer({ min, max }), fc.integer({ min: 1, max: 7 }))
    .map(([a, b, step]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      const usable = Math.min(step, to - from + 1)
      return {
        text: usable === 1 ? `${from}-${to}` : `${from}-${to}/${usable}`,
        values: steps(from, to, usable),
      }
    })
  const some = fc.array(fc.oneof(one, range), { minLength: 1, maxLength: 3 }).map((parts) => ({
    text: parts.map(({ text }) => text).join(','),
    values: new Set(parts.flatMap(({ values }) => values)),
    any: false,
  }))
  const every = fc.integer({ min: 2, max: 15 }).map((step) => {
    const usable = Math.min(step, max - min + 1)
    return { text: `*/${usable}`, values: new Set(steps(min, max, usable)), any: false }
  })
  const all = fc.constant({ text: '*', values: new Set(steps(min, max, 1)), any: true })
  return fc.oneof(some, every, all)
}
const steps = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

const expression = fc.tuple(field(0, 59), field(0, 23), field(1, 31), field(1, 12, months), field(0, 6, days))
type Expression = [Field, Field, Field, Field, Field]

/** What clocks show at an instant, as if it were UTC; both in ms. */
function makeClock(zone: string) {
  const clock = clockOf(zone)
  return (at: number): number => clock(at / 1_000) * 1_000
}

function matches([minute, hour, dayOfMonth, month, dayOfWeek]: Expression, local: number): boolean {
  const time = new Date(local)
  if (!minute.values.has(time.getUTCMinutes()) || !hour.values.has(time.getUTCHours())) return false
  if (!month.values.has(time.getUTCMonth() + 1)) return false
  const inMonth = dayOfMonth.values.has(time.getUTCDate())
  const inWeek = dayOfWeek.values.has(time.getUTCDay())
  return dayOfMonth.any || dayOfWeek.any ? inMonth && inWeek : inMonth || inWeek
}

type Wall = { at: number; local: number }[]

/** What the clock on the wall shows each minute, from two days before the window on. */
function wallClock(zone: string, from: number, to: number): Wall {
  const clock = makeClock(zone)
  const begin = from - 2 * dayMs
  return Array.from({ length: (to - begin) / minuteMs + 1 }, (_, i) => begin + i * minuteMs).map((at) => ({
    at,
    local: clock(at),
  }))
}

/** Every occurrence after `from`, by looking at each minute of the clock on the wall: slow, and plain. */
function watchTheClock(fields: Expression, wall: Wall, from: number): number[] {
  const everyHour = fields[1].any
  const seen = new Set<number>()
  const found: number[] = []
  let previous = wall[0]?.local ?? 0
  for (const { at, local } of wall.slice(1)) {
    let due = matches(fields, local) && (everyHour || !seen.has(local))
    const skipped = everyHour ? local : previous + minuteMs
    for (let missing = skipped; missing < local; missing += minuteMs) if (matches(fields, missing)) due = true
    seen.add(local)
    previous = local
    if (due && at > from) found.push(at)
  }
  return found
}

function walk(fields: Expression, zone: string, from: number, to: number): number[] {
  const cron = cronInZone(fields.map(({ text }) => text).join(' '), zone)
  const found: number[] = []
  for (let at = cron.next(new Date(from)); at && at.getTime() <= to; at = cron.next(at))
    found.push(at.getTime())
  return found
}

// Somebody has to watch the clock: some 50 ms a case.
const runs = process.env['FULL'] === '1' ? 500 : 25
const timeoutMs = process.env['FULL'] === '1' ? 600_000 : 20_000
const zones = Intl.supportedValuesOf('timeZone')

/** Days on which the clocks of a zone change, from 2000 to 2037. */
function changes(zone: string): number[] {
  const clock = makeClock(zone)
  const offset = (at: number) => clock(at) - at
  const found: number[] = []
  for (let at = Date.UTC(2000, 0, 1); at < Date.UTC(2037, 11, 31); at += 7 * dayMs) {
    if (offset(at) === offset(at + 7 * dayMs)) continue
    let day = at
    while (offset(day + dayMs) === offset(at)) day += dayMs
    found.push(day)
  }
  return found
}
const changing = [
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
]
const moments = [
  ...changing,
  'Pacific/Apia',
  'Antarctica/Troll',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Seoul',
]
  .map((zone) => ({ zone, days: changes(zone) }))
  .filter(({ days }) => days.length > 0)

const isPossible = (fields: Expression) => {
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return (
    !fields[4].any ||
    [...fields[3].values].some((month) =>
      [...fields[2].values].some((day) => day <= (longest[month - 1] ?? 0)),
    )
  )
}

describe('the next instants of a cron expression in a zone', () => {
  const start = fc.integer({ min: Date.UTC(2000, 0, 1) / minuteMs, max: Date.UTC(2037, 0, 1) / minuteMs })

  test.prop([expression.filter(isPossible), fc.constantFrom(...zones), start], { numRuns: runs })(
    'are those that somebody who watches the clock would count: none skipped, none doubled',
    (fields, zone, minute) => {
      const [from, to] = [minute * minuteMs, minute * minuteMs + dayMs]
      expect(walk(fields, zone, from, to)).toEqual(watchTheClock(fields, wallClock(zone, from, to), from))
    },
    timeoutMs,
  )

  const change = fc
    .constantFrom(...moments)
    .chain(({ zone, days }) => fc.record({ zone: fc.constant(zone), day: fc.constantFrom(...days) }))
  test.prop([expression.filter(isPossible), change, fc.integer({ min: 0, max: 1_439 })], { numRuns: runs })(
    'are so where clocks change',
    (fields, { zone, day }, minute) => {
      const from = day - dayMs + minute * minuteMs
      const wall = wallClock(zone, from, from + 2 * dayMs)
      // Days and months at large, so that more than one expression in a hundred meets the change.
      const daily: Expression = [fields[0], fields[1], anyDay, anyMonth, anyWeekday]
      for (const some of [fields, daily])
        expect(walk(some, zone, from, from + 2 * dayMs)).toEqual(watchTheClock(some, wall, from))
    },
    timeoutMs,
  )

  test.prop([expression.filter(isPossible), fc.constantFrom(...zones), start], { numRuns: 300 })(
    'come after the given one',
    (fields, zone, minute) => {
      const after = new Date(minute * minuteMs + 30_500)
      const next = cronInZone(fields.map(({ text }) => text).join(' '), zone).next(after)
      expect(next?.getTime()).toBeGreaterThan(after.getTime())
    },
  )
})
const all = (min: number, max: number): Field => ({
  text: '*',
  values: new Set(steps(min, max, 1)),
  any: true,
})
const [anyDay, anyMonth, anyWeekday] = [all(1, 31), all(1, 12), all(0, 6)]

describe('where clocks change', () => {
  const next = (expression: string, zone: string, after: string) =>
    cronInZone(expression, zone).next(new Date(after))?.toISOString()

  it('a time that does not exist runs once, at the first instant after the gap', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(next('*/5 2 * * *', 'Europe/Berlin', '2026-03-29T01:00:00Z')).toBe('2026-03-30T00:00:00.000Z')
    // A whole day that Samoa left out.
    expect(next('0 9 30 12 *', 'Pacific/Apia', '2011-12-01T00:00:00Z')).toBe('2011-12-30T10:00:00.000Z')
  })

  it('a time that comes twice runs the first time', () => {
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z')
    expect(next('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z')
  })

  it('every hour means every hour that passes', () => {
    expect(next('30 * * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z')
    expect(next('30 * * * *', 'Europe/Berlin', '2026-03-29T00:30:00Z')).toBe('2026-03-29T01:30:00.000Z')
    // At midnight the clock went back into the day before.
    expect(next('30 * 19 2 *', 'America/Sao_Paulo', '2005-02-20T01:30:00Z')).toBe('2005-02-20T02:30:00.000Z')
  })
})

describe('what cannot be read', () => {
  it.each(['@daily', '* * * *', '* * * * * *', '60 * * * *', '* * * * FOO', '0 0 30 2 *', '', '? * * * *'])(
    'is refused: %s',
    (text) => {
      expect(() => cronInZone(text, 'UTC')).toThrow(RangeError)
    },
  )
  it('a zone that does not exist is refused', () => {
    expect(() => cronInZone('* * * * *', 'Mars/Olympus')).toThrow(RangeError)
  })
})
