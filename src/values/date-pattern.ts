import { type DatePart, parseDatePattern } from '@tg-cloud/contract/date-pattern'
import { daysOf } from './calendar.ts'
import { offsetAt, offsetEnd, type ReadParts } from './time-parts.ts'

/** Where what a text says is kept while it is read; what the pattern does not name stays 0. */
const slots = ['year', 'month', 'day', 'hour', 'minute', 'second', 'fraction', 'half', 'offset'] as const
const [half, offset] = [slots.indexOf('half'), slots.indexOf('offset')]
/** One thing to read: a number of so many digits or a word into a slot; in no slot (-1) the character that must stand. */
type Step = { slot: number; least: number; most: number; code: number }

/** A reader of texts of this pattern. Errors: RangeError for one that parseDatePattern refuses. */
export function compileDatePattern(pattern: string): ReadParts {
  const parsed = parseDatePattern(pattern)
  if ('problem' in parsed) throw new RangeError(`${pattern}: ${parsed.problem}`)
  const steps = parsed.parts.flatMap(stepsOf)
  const fractionDigits = steps.find(({ slot }) => slots[slot] === 'fraction')?.most ?? 6
  const microsPerUnit = 10 ** (6 - fractionDigits)
  const shortYear = parsed.parts.some((part) => part.kind === 'number' && part.part === 'yy')
  const [halves, offsets] = [half, offset].map((slot) => steps.some((step) => step.slot === slot))
  const said = slots.map(() => 0)

  return (text, parts) => {
    let at = 0
    for (let i = 0; i < steps.length; i++) {
      at = take(steps[i] as Step, text, at, said)
      if (at < 0) return false
    }
    if (at !== text.length) return false
    const [year, month, day, hour, minute, second, fraction, afternoon, ahead] = said as Nine
    // 70 to 99 are of the last century.
    const fullYear = shortYear ? year + (year < 70 ? 2_000 : 1_900) : year
    const fullHour = halves ? hourOfHalf(hour, afternoon) : hour
    parts.days = daysOf(fullYear, month, day)
    parts.seconds = fullHour * 3_600 + minute * 60 + second
    parts.micros = fraction * microsPerUnit
    parts.finer = false
    parts.offset = offsets ? ahead : NaN
    return !Number.isNaN(parts.days) && fullHour < 24 && minute < 60 && second < 60
  }
}
type Nine = [number, number, number, number, number, number, number, number, number]

function stepsOf(part: DatePart): Step[] {
  if (part.kind === 'literal')
    return Array.from({ length: part.text.length }, (_, i) => ({
      slot: -1,
      least: 1,
      most: 1,
      code: part.text.charCodeAt(i),
    }))
  if (part.kind !== 'number') return [{ slot: slots.indexOf(part.kind), least: 1, most: 1, code: 0 }]
  return [{ slot: slots.indexOf(part.says), least: part.least, most: part.most, code: 0 }]
}

/** Takes one step at a place of a text; answers where it ends, -1 when what it reads is not there. */
function take({ slot, least, most, code }: Step, text: string, at: number, said: number[]): number {
  if (slot < 0) return text.charCodeAt(at) === code ? at + 1 : -1
  if (slot === half) {
    const afternoon = halfAt(text, at)
    said[slot] = afternoon
    return afternoon < 0 ? -1 : at + 2
  }
  if (slot === offset) {
    const ahead = offsetAt(text, at)
    said[slot] = ahead
    return Number.isNaN(ahead) ? -1 : offsetEnd(text, at)
  }
  let [i, value] = [at, 0]
  const end = Math.min(at + most, text.length)
  for (; i < end; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) break
    value = value * 10 + digit
  }
  said[slot] = value
  return i - at < least ? -1 : i
}

/** 0 for AM, 1 for PM, -1 for neither. */
function halfAt(text: string, at: number): number {
  const word = text.slice(at, at + 2)
  const morning = word === '오전' || word.toUpperCase() === 'AM'
  return morning ? 0 : word === '오후' || word.toUpperCase() === 'PM' ? 1 : -1
}

/** 12 AM is midnight, 12 PM noon. */
const hourOfHalf = (hour: number, afternoon: number) =>
  hour >= 1 && hour <= 12 ? (hour % 12) + afternoon * 12 : NaN
