import { Cron } from 'croner'
import { instantOf, offsetAt, transitionBetween } from '../values/zone.ts'

/** A cron expression in an IANA zone, checked. */
export type CronInZone = { expression: string; zone: string; next(after: Date): Date | undefined }

const dayMs = 24 * 3_600_000
const field = /^(?:\*|[A-Za-z]{3}|\d{1,2})(?:[-/,](?:\*|[A-Za-z]{3}|\d{1,2}))*$/

/**
 * Reads five fields (minute, hour, day of month, month, day of week; names, ranges, steps, lists). When both days are
 * given either may match, as in every cron. Errors: RangeError with a sentence for an expression that cannot be read
 * or never comes, and for an unknown zone.
 *
 * Where clocks change: a local time that does not exist runs at the first instant after the gap, together with what
 * else is due then; a local time that comes twice runs the first time. An expression whose hour is `*` counts every
 * hour that passes: it runs in both of two equal hours, and what falls in a gap is left out.
 */
export function cronInZone(expression: string, zone: string): CronInZone {
  const cron = read(expression)
  offsetAt(zone, 0)
  const everyHour = /^\*(?:\/1)?$/.test(expression.trim().split(/\s+/)[1] ?? '')
  const nextLocal = (local: number) => cron.nextRun(new Date(local))?.getTime()
  if (nextLocal(Date.UTC(2024, 0, 1)) === undefined) throw new RangeError(`"${expression}" never comes`)
  const next = everyHour ? nextElapsed : nextFixed
  return {
    expression,
    zone,
    next(after) {
      const at = next(nextLocal, zone, after.getTime())
      return at === undefined ? undefined : new Date(at)
    },
  }
}

function read(expression: string): Cron {
  const fields = expression.trim().split(/\s+/)
  if (fields.length !== 5 || !fields.every((text) => field.test(text)))
    throw new RangeError(`"${expression}" is not a cron expression of five fields`)
  try {
    // The parser knows local times only; it is asked in UTC, and zones are our own rules.
    return new Cron(fields.join(' '), { timezone: 'UTC', mode: '5-part', paused: true })
  } catch (error) {
    throw new RangeError(`"${expression}" cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

type NextLocal = (local: number) => number | undefined

// Instants grow with the local times they stand for, so the first one after `after` is the answer.
function nextFixed(nextLocal: NextLocal, zone: string, after: number): number | undefined {
  let local: number | undefined = after + offsetAt(zone, after)
  for (;;) {
    local = nextLocal(local)
    if (local === undefined) return undefined
    const at = instantOf(zone, local)
    if (at > after) return at
  }
}

// Local time with one offset after the other, as a clock on the wall goes through it.
function nextElapsed(nextLocal: NextLocal, zone: string, after: number): number | undefined {
  let from = after
  // An instant from which on clocks have the offset that is followed.
  let since = after
  for (;;) {
    const offset = offsetAt(zone, since)
    const local = nextLocal(from + offset)
    if (local === undefined) return undefined
    const at = local - offset
    const isFar = at - from > 4 * dayMs
    // Far away the clocks may have changed twice; soon after `from` they may go back over times that match.
    const until = isFar ? since + 2 * dayMs : at
    if (offsetAt(zone, until) !== offset) {
      since = transitionBetween(zone, since, until)
      from = since - 1
    } else if (isFar) since = from = at - dayMs
    else return at
  }
}
