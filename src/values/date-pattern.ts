import { type DatePart, parseDatePattern } from '@tg-cloud/contract/date-pattern'
import { daysOf } from './calendar.ts'
import { offsetAt, offsetEnd, type ReadParts } from './time-parts.ts'

/** What a text says, by what it is about; what the pattern does not name stays 0. */
type Said = Record<Exclude<Step['says'], 'literal'>, number>
/** One part of a text: a number of so many digits, a word, or what must stand there. */
type Step =
  | {
      says: 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'fraction'
      least: number
      most: number
    }
  | { says: 'half' }
  | { says: 'offset' }
  | { says: 'literal'; text: string }

/** A reader of texts of this pattern. Errors: RangeError for one that parseDatePattern refuses. */
export function compileDatePattern(pattern: string): ReadParts {
  const parsed = parseDatePattern(pattern)
  if ('problem' in parsed) throw new RangeError(`${pattern}: ${parsed.problem}`)
  const steps = parsed.parts.map(stepOf)
  const names = (says: Step['says']) => steps.find((step) => step.says === says)
  const fraction = names('fraction')
  const microsPerUnit = fraction && 'most' in fraction ? 10 ** (6 - fraction.most) : 0
  const shortYear = parsed.parts.some((part) => part.kind === 'number' && part.part === 'yy')
  const [halves, offsets] = [names('half') !== undefined, names('offset') !== undefined]
  const said: Said = {
    year: 0,
    month: 0,
    day: 0,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: 0,
    half: 0,
    offset: 0,
  }

  return (text, parts) => {
    let at = 0
    for (const step of steps) {
      at = take(step, text, at, said)
      if (at < 0) return false
    }
    if (at !== text.length) return false
    const { minute, second } = said
    const hour = halves ? hourOfHalf(said.hour, said.half) : said.hour
    // 70 to 99 are of the last century.
    parts.days = daysOf(
      shortYear ? said.year + (said.year < 70 ? 2_000 : 1_900) : said.year,
      said.month,
      said.day,
    )
    parts.seconds = hour * 3_600 + minute * 60 + second
    parts.micros = said.fraction * microsPerUnit
    parts.finer = false
    parts.offset = offsets ? said.offset : NaN
    return !Number.isNaN(parts.days) && hour < 24 && minute < 60 && second < 60
  }
}

function stepOf(part: DatePart): Step {
  if (part.kind === 'literal') return { says: 'literal', text: part.text }
  return part.kind === 'number'
    ? { says: part.says, least: part.least, most: part.most }
    : { says: part.kind }
}

/** Reads one part that begins at this place; answers where it ends, -1 when it is not there. */
function take(step: Step, text: string, at: number, said: Said): number {
  if (step.says === 'literal') return text.startsWith(step.text, at) ? at + step.text.length : -1
  if (step.says === 'half') {
    said.half = halfAt(text, at)
    return said.half < 0 ? -1 : at + 2
  }
  if (step.says === 'offset') {
    said.offset = offsetAt(text, at)
    return Number.isNaN(said.offset) ? -1 : offsetEnd(text, at)
  }
  let [i, value] = [at, 0]
  for (const end = at + step.most; i < end; i++) {
    const digit = text.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) break
    value = value * 10 + digit
  }
  said[step.says] = value
  return i - at < step.least ? -1 : i
}

/** 0 for AM, 1 for PM, -1 for neither. */
function halfAt(text: string, at: number): number {
  const word = text.slice(at, at + 2)
  const morning = word === '오전' || word.toUpperCase() === 'AM'
  return morning ? 0 : word === '오후' || word.toUpperCase() === 'PM' ? 1 : -1
}

/** 12 AM is midnight, 12 PM noon. */
const hourOfHalf = (hour: number, half: number) => (hour >= 1 && hour <= 12 ? (hour % 12) + half * 12 : NaN)
