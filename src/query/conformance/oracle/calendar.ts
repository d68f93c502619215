import type { GroupBy } from '@tg-cloud/contract/group-by'

/** Buckets of the calendar from nothing but what Intl says that clocks in a zone show. Seconds since 1970 UTC. */
type Calendar = Omit<Extract<GroupBy, { type: 'calendar' }>, 'type' | 'field' | 'name' | 'nulls' | 'fill'>

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string) => {
  const found =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
  formats.set(zone, found)
  return found
}
const secondsOf = (year: number, month: number, day: number, seconds = 0) =>
  new Date(0).setUTCFullYear(year, month - 1, day) / 1_000 + seconds

const known = new Map<string, number>()
/** What clocks show at an instant, as if it were UTC. */
export function localAt(zone: string | undefined, at: number): number {
  if (zone === undefined || zone === 'UTC') return at
  const key = `${zone} ${at}`
  const found = known.get(key)
  if (found !== undefined) return found
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at * 1_000)
      .map(({ type, value }) => [type, value]),
  )
  const number = (part: string) => Number(parts[part])
  const year = parts['era'] === 'BC' ? 1 - number('year') : number('year')
  const clock = number('hour') * 3_600 + number('minute') * 60 + number('second')
  const local = secondsOf(year, number('month'), number('day'), clock)
  known.set(key, local)
  return local
}

const units: Partial<Record<Calendar['unit'], number>> = { minute: 60, hour: 3_600 }
const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** Where the bucket that an instant is in begins. */
export function beginOf(calendar: Calendar, at: number): number {
  const { unit, timeZone, offsetMinutes = 0 } = calendar
  const clock = units[unit]
  if (clock !== undefined) return beginOfClock(timeZone, clock, (offsetMinutes * 60) % clock, at)
  const local = localAt(timeZone, at) - offsetMinutes * 60
  // Clocks that go back over midnight show a day that is over once more.
  const begins = [-1, 0, 1].map((step) =>
    firstAt(timeZone, periodOf(calendar, local, step) + offsetMinutes * 60),
  )
  return begins.findLast((begin) => begin <= at) ?? Number.NaN
}

/** Whole minutes and hours begin whenever clocks show their begin, or where they go on after they skipped it. */
function beginOfClock(zone: string | undefined, unit: number, shift: number, at: number): number {
  const bucket = (instant: number) => Math.floor((localAt(zone, instant) - shift) / unit)
  const whole = Math.floor(at)
  const begin = whole - (localAt(zone, whole) - shift - bucket(whole) * unit)
  if (localAt(zone, begin) - begin === localAt(zone, whole) - whole) return begin
  const change = changeBetween(zone, begin, whole)
  return bucket(change) > bucket(change - 1) ? change : beginOfClock(zone, unit, shift, change - 1)
}

/** The first second of the later offset. */
function changeBetween(zone: string | undefined, before: number, after: number): number {
  const offset = localAt(zone, after) - after
  let [low, high] = [before, after]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (localAt(zone, middle) - middle === offset) high = middle
    else low = middle
  }
  return high
}

/** The local begin of the day, week, month, quarter or year of a local time, or of one so many further. */
function periodOf({ unit, weekStart = 'monday' }: Calendar, local: number, step: number): number {
  const date = new Date(Math.floor(local / 86_400) * 86_400_000)
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()]
  const past = (date.getUTCDay() - weekDays.indexOf(weekStart) + 7) % 7
  if (unit === 'day') return secondsOf(year, month + 1, day + step)
  if (unit === 'week') return secondsOf(year, month + 1, day - past + step * 7)
  if (unit === 'month') return secondsOf(year, month + 1 + step, 1)
  if (unit === 'quarter') return secondsOf(year, month - (month % 3) + 1 + step * 3, 1)
  return secondsOf(year + step, 1, 1)
}

/** The first instant at which clocks show this local time or a later one. */
function firstAt(zone: string | undefined, local: number): number {
  if (zone === undefined || zone === 'UTC') return local
  const hours = Array.from({ length: 35 }, (_, i) => local + (i - 17) * 3_600)
  const offsets = hours.map((hour) => localAt(zone, hour) - hour)
  if (offsets.every((offset) => offset === offsets[0])) return local - (offsets[0] ?? 0)
  const changes = offsets.flatMap((offset, i) =>
    i > 0 && offset !== offsets[i - 1] ? [changeBetween(zone, hours[i - 1]!, hours[i]!)] : [],
  )
  const starts = [hours[0]!, ...changes]
  for (const [i, start] of starts.entries()) {
    const first = Math.max(start, local - (localAt(zone, start) - start))
    if (first < (starts[i + 1] ?? Infinity)) return first
  }
  return Number.NaN
}

/** The next bucket after the one that begins here; a part of its length further at least is another one. */
export function nextBegin(calendar: Calendar, begin: number): number {
  const lengths = {
    minute: 60,
    hour: 3_600,
    day: 86_400,
    week: 604_800,
    month: 2_592_000,
    quarter: 7e6,
    year: 3e7,
  }
  for (let at = begin; ; at += lengths[calendar.unit] / 4) {
    const next = beginOf(calendar, Math.floor(at))
    if (next > begin) return next
  }
}

const two = (value: number) => String(Math.floor(value)).padStart(2, '0')
/** Local time with its offset; of dates the date. */
export function labelOf(zone: string | undefined, begin: number): string {
  const local = localAt(zone, begin)
  const shown = new Date(local * 1_000).toISOString()
  if (zone === undefined) return shown.slice(0, -14)
  const [sign, ahead] = [local < begin ? '-' : '+', Math.abs(local - begin)]
  const rest = ahead % 60 === 0 ? '' : `:${two(ahead % 60)}`
  return `${shown.slice(0, -5)}${sign}${two(ahead / 3_600)}:${two((ahead / 60) % 60)}${rest}`
}
