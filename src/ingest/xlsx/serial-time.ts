import { dateText, two } from '../../values/calendar.ts'
import type { TimeForm } from './number-format.ts'

/** How a workbook counts days: from 1900, with a 29 February that never was, or from 1904. */
export type DateSystem = 1900 | 1904

const dayMs = 86_400_000
/** Days to 1970-01-01. */
const since = { 1900: 25_569, 1904: 24_107 } as const
const leapDayThatNeverWas = 60
const lastDay = 2_958_465

/**
 * A number as the local time that it stands for, to the millisecond: `YYYY-MM-DD`, `YYYY-MM-DDTHH:mm:ss.SSS` or
 * `HH:mm:ss.SSS`, without a fraction of zeros; hours of what took long go on above 24. Undefined where a spreadsheet shows
 * no time either.
 */
export function serialTime(serial: number, form: TimeForm, system: DateSystem): string | undefined {
  const ms = Math.round(serial * dayMs)
  if (!(ms >= 0 && serial <= lastDay + 1)) return undefined
  if (form === 'elapsed') return clockText(ms)
  const day = Math.floor(ms / dayMs)
  const ofDay = ms - day * dayMs
  if (form === 'clock' && day === 0) return clockText(ofDay)
  const date = dayText(day, system)
  if (date === undefined || (form === 'date' && ofDay === 0)) return date
  return `${date}T${clockText(ofDay)}`
}

function dayText(day: number, system: DateSystem): string | undefined {
  if (day + (system === 1904 ? since[1900] - since[1904] : 0) > lastDay) return undefined
  if (system === 1904) return dateText(day - since[1904])
  if (day === 0) return undefined
  // Nobody can read it as a day, which is as it should be.
  if (day === leapDayThatNeverWas) return '1900-02-29'
  return dateText(day - since[1900] + (day < leapDayThatNeverWas ? 1 : 0))
}

function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  const hours = Math.floor(seconds / 3_600)
  const rest = ms % 1_000
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(3, '0')}`
  return `${hours < 100 ? two(hours) : hours}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}${fraction}`
}
