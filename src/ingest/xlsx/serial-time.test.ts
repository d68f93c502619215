import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { serialTime } from './serial-time.ts'

const first = { 1900: Date.UTC(1900, 2, 1), 1904: Date.UTC(1904, 0, 1) }
const last = Date.UTC(9999, 11, 31, 23, 59, 59, 999)
const dayMs = 86_400_000
/** As a plain calendar has it: days since a day that is known, and the part of a day. */
const serialOf = (ms: number, system: 1900 | 1904) =>
  (ms - (system === 1900 ? Date.UTC(1899, 11, 30) : Date.UTC(1904, 0, 1))) / dayMs
const shown = (ms: number) => new Date(ms).toISOString().slice(0, -1).replace('.000', '')

test.prop([fc.constantFrom(1900 as const, 1904 as const), fc.integer({ min: 0, max: last })], {
  numRuns: 2_000,
})('the number of any millisecond is that millisecond again, in both systems', (system, sinceFirst) => {
  const ms = Math.min(last, first[system] + sinceFirst)
  expect(serialTime(serialOf(ms, system), 'date-time', system)).toBe(shown(ms))
  const day = Math.floor(ms / dayMs) * dayMs
  expect(serialTime(serialOf(day, system), 'date', system)).toBe(shown(day).slice(0, 10))
})

test.prop([fc.integer({ min: 0, max: dayMs - 1 })])('the part of a day is a time of day', (ms) => {
  expect(serialTime(ms / dayMs, 'clock', 1900)).toBe(shown(ms).slice(11))
})

test.prop([fc.double({ noNaN: true })])('any number is a time that can be, or none', (serial) => {
  for (const form of ['date', 'clock', 'date-time', 'elapsed'] as const)
    for (const system of [1900, 1904] as const)
      expect(serialTime(serial, form, system) ?? '00:00:00').toMatch(
        /^(?:\d{4}-\d\d-\d\d)?(?:(?:^|T)\d+:\d\d:\d\d(?:\.\d{3})?)?$/,
      )
})

it('the days before March 1900 are one behind, and the day that never was is none', () => {
  const days = [1, 31, 59, 60, 61].map((serial) => serialTime(serial, 'date', 1900))
  expect(days).toEqual(['1900-01-01', '1900-01-31', '1900-02-28', '1900-02-29', '1900-03-01'])
  expect(serialTime(0, 'date', 1900)).toBeUndefined()
  expect(serialTime(0, 'date', 1904)).toBe('1904-01-01')
})

it('nothing is cut off: what a format does not show is there all the same', () => {
  expect(serialTime(45_296.75, 'date', 1900)).toBe('2024-01-05T18:00:00')
  expect(serialTime(45_296.75, 'clock', 1900)).toBe('2024-01-05T18:00:00')
  expect(serialTime(45_296, 'date-time', 1900)).toBe('2024-01-05T00:00:00')
  // As programs write them, some digits short.
  expect(serialTime(45_296.5416666667, 'date-time', 1900)).toBe('2024-01-05T13:00:00')
  expect(serialTime(45_295.9999999999, 'date-time', 1900)).toBe('2024-01-05T00:00:00')
})

it('what took long goes on above a day', () => {
  expect(serialTime(1.5, 'elapsed', 1900)).toBe('36:00:00')
  expect(serialTime(10 + 1 / dayMs, 'elapsed', 1904)).toBe('240:00:00.001')
})

it('before the first day and after the last there is none', () => {
  expect(serialTime(-1, 'date', 1900)).toBeUndefined()
  expect(serialTime(-0.5, 'elapsed', 1904)).toBeUndefined()
  expect(serialTime(2_958_465.5, 'date-time', 1900)).toBe('9999-12-31T12:00:00')
  expect(serialTime(2_958_466, 'date', 1900)).toBeUndefined()
  expect(serialTime(2_957_003, 'date', 1904)).toBe('9999-12-31')
  expect(serialTime(2_957_004, 'date', 1904)).toBeUndefined()
})
