import type { calendarUnits, weekDays } from '@tg-cloud/contract/group-by'
import { daysOf } from '../values/calendar.ts'
import { type Span, spansOf } from '../values/local-time.ts'

export type Calendar = {
  unit: (typeof calendarUnits)[number]
  /** Undefined: days as they are, without clocks. */
  zone: string | undefined
  weekStart: (typeof weekDays)[number]
  offsetMinutes: number
}

const daySeconds = 86_400
const fixedUnits: Partial<Record<Calendar['unit'], number>> = { minute: 60, hour: 3_600 }
const daysBefore = { thursday: 0, friday: 1, saturday: 2, sunday: 3, monday: 4, tuesday: 5, wednesday: 6 }

/**
 * Where buckets begin, in seconds since 1970 UTC, rising: the first at or before `from`, the last after `to`; at most
 * `most` of them and one, of which the last then is not after `to`. A bucket of a day or longer begins at the first
 * instant at which clocks show its first local time or a later one, so one that they skip is no loss, and one that they
 * show twice no second begin.
 */
export function calendarCuts(calendar: Calendar, from: number, to: number, most: number): number[] {
  const fixed = fixedUnits[calendar.unit]
  const cuts = fixed === undefined ? cutsOfDays(calendar, from, to) : cutsOfClock(calendar, fixed, from, to)
  const kept: number[] = []
  for (const cut of cuts) {
    if (cut <= from) kept.length = 0
    if (cut === kept.at(-1)) continue
    kept.push(cut)
    if (cut > to || kept.length > most) break
  }
  return kept
}

const known = new Map<string, { from: number; to: number; spans: Span[] }>()
const withoutClocks: Span[] = [{ from: -Infinity, to: Infinity, offset: 0 }]
/** More than the longest bucket. */
const margin = 400 * daySeconds

/** Clocks in a zone, from more than a bucket before to more than a bucket after; history is slow to look up. */
function clocks(zone: string | undefined, from: number, to: number): Span[] {
  if (zone === undefined) return withoutClocks
  const found = known.get(zone)
  if (found && found.from <= from && found.to >= to) return found.spans
  const wide = { from: Math.min(from, found?.from ?? from), to: Math.max(to, found?.to ?? to) }
  const spans = repeated(spansOf(zone, ...within(wide.from - margin, wide.to + margin)), wide)
  known.set(zone, { ...wide, spans })
  return spans
}

const cycleSeconds = 146_097 * daySeconds
// Zones have a history from 1800 on, and none is planned after 2500: with the calendar, rules repeat in 400 years.
const [oldest, latest] = [Date.UTC(1800, 0) / 1_000, Date.UTC(2500, 0) / 1_000]
const within = (from: number, to: number): [number, number] => [
  Math.min(Math.max(from, oldest), latest - cycleSeconds),
  Math.min(Math.max(to, oldest + margin), latest),
]

function repeated(spans: Span[], { from, to }: { from: number; to: number }): Span[] {
  const [first, last] = [spans[0], spans.at(-1)]
  if (first && from - margin < oldest) first.from = -Infinity
  if (last === undefined || to + margin <= latest) return spans
  const cycle = spans.filter((span) => span.to > latest - cycleSeconds)
  const all = [...spans]
  for (let later = cycleSeconds; latest + later - cycleSeconds < to + margin; later += cycleSeconds)
    for (const span of cycle)
      all.push({
        from: Math.max(span.from, latest - cycleSeconds) + later,
        to: span.to + later,
        offset: span.offset,
      })
  return all
}

/** Whole hours and minutes as clocks show them; those that are shown twice begin twice. */
function* cutsOfClock(calendar: Calendar, unit: number, from: number, to: number): Generator<number> {
  const shift = (calendar.offsetMinutes * 60) % unit
  let before: Span | undefined
  for (const span of clocks(calendar.zone, from, to)) {
    const [begin, end] = [Math.max(span.from, from - 2 * unit), Math.min(span.to, to + 2 * unit)]
    const first = Math.ceil((begin + span.offset - shift) / unit) * unit + shift - span.offset
    // What clocks skipped in going forward begins where they go on.
    if (before && begin === span.from && first > begin) {
      const [last, now] = [begin + before.offset - shift, begin + span.offset - shift]
      if (Math.floor(now / unit) > Math.floor((last - 1) / unit)) yield begin
    }
    for (let cut = first; cut < end; cut += unit) yield cut
    before = span
  }
}

function* cutsOfDays(calendar: Calendar, from: number, to: number): Generator<number> {
  const spans = clocks(calendar.zone, from, to)
  const shift = calendar.offsetMinutes * 60
  let at = 0
  /** The first instant at which clocks show this local time or a later one; of local times that rise. */
  const instantOf = (local: number): number => {
    for (let span = spans[at]; span; span = spans[++at])
      if (local < span.to + span.offset) return Math.max(span.from, local - span.offset)
    return local - (spans.at(-1)?.offset ?? 0)
  }
  // Clocks are never more than a day ahead or behind.
  const day = Math.floor((from - shift) / daySeconds) - 1
  for (let begin = beginOf(calendar, day); ; begin = beginOf(calendar, following(calendar, begin)))
    yield instantOf(begin * daySeconds + shift)
}

/** The first day of the week, month, quarter or year that this day is in. */
function beginOf({ unit, weekStart }: Calendar, day: number): number {
  if (unit === 'day') return day
  if (unit === 'week') {
    const since = day - daysBefore[weekStart]
    return since - (((since % 7) + 7) % 7) + daysBefore[weekStart]
  }
  const date = new Date(day * daySeconds * 1_000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  if (unit === 'year') return daysIn(year, 0)
  return daysIn(year, unit === 'quarter' ? month - (month % 3) : month)
}

/** A day of what follows. */
function following({ unit }: Calendar, begin: number): number {
  const longest = { day: 1, week: 7, month: 31, quarter: 92, year: 366, minute: 1, hour: 1 }
  return begin + longest[unit]
}

/** Also of the years before 1 and after 9999, where a bucket may begin or end. */
const daysIn = (year: number, month: number): number => {
  const days = daysOf(year, month + 1, 1)
  // Date.UTC takes the year 0 for 1900.
  return Number.isNaN(days) ? new Date(0).setUTCFullYear(year, month, 1) / 1_000 / daySeconds : days
}
