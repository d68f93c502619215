import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { makeClock } from '../../test/clock.ts'
import { localTimeIn, skipped, twice } from './local-time.ts'

const full = process.env['FULL'] === '1'
const zones = full
  ? Intl.supportedValuesOf('timeZone')
  : ['Asia/Seoul', 'America/New_York', 'Asia/Amman', 'Europe/Oslo', 'Pacific/Apia', 'Africa/Casablanca']
const hour = 3_600
const day = 24 * hour
const at = (year: number, month = 1, date = 1) => Date.UTC(year, month - 1, date) / 1_000

const clocks = new Map(zones.map((zone) => [zone, makeClock(zone)]))

/** Tries every offset that the zone has within two days of it: slow, and plain. */
function watchTheClock(zone: string, local: number): number {
  const clock = clocks.get(zone) as (instant: number) => number
  const offsets = new Set<number>()
  for (let t = local - 2 * day; t <= local + 2 * day; t += hour) offsets.add(clock(t) - t)
  const found = [...offsets].filter((offset) => clock(local - offset) === local)
  return found.length === 0 ? skipped : found.length > 1 ? twice : (found[0] as number)
}

/** Where the clocks of a zone change from 1880 to 2060, to a day. */
function changes(zone: string): number[] {
  const clock = clocks.get(zone) as (instant: number) => number
  const found: number[] = []
  for (let t = at(1880); t < at(2060); t += 4 * day)
    if (clock(t) - t !== clock(t + 4 * day) - t - 4 * day)
      for (let one = t; one < t + 4 * day; one += day)
        if (clock(one) - one !== clock(one + day) - one - day) found.push(one)
  return found
}

describe.each(zones)('local times in %s', (zone) => {
  const offsetOf = localTimeIn(zone)
  const runs = full ? 100 : 150

  test.prop([fc.integer({ min: at(1900), max: at(2100) })], { numRuns: runs })(
    'are those of the clock',
    (local) => {
      expect(offsetOf(local)).toBe(watchTheClock(zone, local))
    },
  )

  const days = changes(zone)
  it.runIf(days.length > 0)('are so around every change, to the second', () => {
    const near = fc.tuple(
      fc.constantFrom(...days),
      fc.integer({ min: -day, max: 3 * day }),
      fc.constantFrom(-1, 0, 1),
    )
    fc.assert(
      fc.property(near, ([change, seconds, more]) => {
        // Changes are at whole minutes, so this lands on their edges often.
        const local = change + Math.floor(seconds / 1_800) * 1_800 + more
        expect(offsetOf(local)).toBe(watchTheClock(zone, local))
      }),
      { numRuns: runs },
    )
  })
})

describe('local times', () => {
  const local = (text: string) => Date.parse(`${text}Z`) / 1_000

  it('that clocks leave out or show twice have no offset', () => {
    const seoul = localTimeIn('Asia/Seoul')
    expect(seoul(local('1988-05-08T01:59:59'))).toBe(9 * hour)
    expect(seoul(local('1988-05-08T02:00:00'))).toBe(skipped)
    expect(seoul(local('1988-05-08T02:59:59'))).toBe(skipped)
    expect(seoul(local('1988-05-08T03:00:00'))).toBe(10 * hour)
    expect(seoul(local('1988-10-09T01:59:59'))).toBe(10 * hour)
    expect(seoul(local('1988-10-09T02:00:00'))).toBe(twice)
    expect(seoul(local('1988-10-09T03:00:00'))).toBe(9 * hour)
    // A whole day that Samoa left out.
    expect(localTimeIn('Pacific/Apia')(local('2011-12-30T12:00:00'))).toBe(skipped)
  })

  it('of old have offsets to the second', () => {
    expect(localTimeIn('Asia/Seoul')(local('1900-01-01T00:00:00'))).toBe(8 * hour + 27 * 60 + 52)
  })

  it('are known for all years that can be written', () => {
    const newYork = localTimeIn('America/New_York')
    for (const year of ['0001', '0400', '1399', '1400', '1799'])
      expect(newYork(local(`${year}-07-01T00:00:00`))).toBe(-(4 * hour + 56 * 60 + 2))
    for (const year of ['2499', '2500', '2899', '2900', '5000', '9999']) {
      expect(newYork(local(`${year}-07-01T00:00:00`))).toBe(-4 * hour)
      expect(newYork(local(`${year}-12-31T23:59:59`))).toBe(-5 * hour)
    }
  })

  it('of a zone that does not exist are refused', () => {
    expect(() => localTimeIn('Mars/Olympus')).toThrow(RangeError)
  })
})
