import { two } from './calendar.ts'
import { type Span, spansOf } from './local-time.ts'
import { timestampText } from './timestamp.ts'

/** Digits of a second that are written: none, three or six. */
export type Digits = 's' | 'ms' | 'us'

const yearSeconds = (146_097 * 86_400) / 400
// Beyond these clocks would show a year that RFC 3339 does not have.
const [least, most] = [-62_135_596_800, 253_402_300_800].map((seconds) => seconds) as [number, number]
const zones = new Map<string, (seconds: number) => number>()

/** How far clocks in a zone are ahead of UTC, in seconds, at a second since 1970. Errors: RangeError for no zone. */
function offsetsOf(zone: string): (seconds: number) => number {
  const known = zones.get(zone)
  if (known) return known
  const years = new Map<number, Span[]>()
  let last: Span | undefined
  const offsetOf = (seconds: number): number => {
    // Neighbours are mostly of the same half of a year.
    if (last && seconds >= last.from && seconds < last.to) return last.offset
    const year = Math.floor(seconds / yearSeconds)
    let spans = years.get(year)
    if (!spans) {
      spans = spansOf(zone, Math.floor(year * yearSeconds), Math.ceil((year + 1) * yearSeconds))
      years.set(year, spans)
    }
    last = spans.find(({ from, to }) => seconds >= from && seconds < to)
    return last?.offset ?? 0
  }
  zones.set(zone, offsetOf)
  return offsetOf
}

/**
 * RFC 3339 as clocks in the zone show it, with how far they are ahead: `2026-11-25T10:02:03.004+09:00`. Zones that were
 * ahead by parts of a minute are taken to the minute, so that the instant stays; whole seconds (`s`) show those parts
 * too, as answers do. Without a zone, and where clocks would show no year from 1 to 9999, in UTC with `Z`.
 */
export function makeTimeText(digits: Digits, zone: string | undefined): (micros: bigint) => string {
  const resolution = digits === 's' ? 'ms' : digits
  if (zone === undefined || (zone === 'UTC' && digits !== 's'))
    return (micros) => timestampText(micros, resolution)
  const offsetOf = offsetsOf(zone)
  return (micros) => {
    const seconds =
      Math.floor(Number(micros / 1_000_000n)) - (micros < 0n && micros % 1_000_000n !== 0n ? 1 : 0)
    const exact = offsetOf(seconds)
    const offset = digits === 's' ? exact : toTheMinute(exact)
    if (seconds + offset < least || seconds + offset >= most) return timestampText(micros, resolution)
    const local = timestampText(micros + BigInt(offset) * 1_000_000n, resolution).slice(
      0,
      digits === 's' ? -5 : -1,
    )
    return local + clockText(offset)
  }
}

export const toTheMinute = (offset: number): number => Math.round(offset / 60) * 60

/** How far clocks are ahead, in seconds, as it stands after a time. */
export function clockText(offset: number): string {
  const ahead = Math.abs(offset)
  const clock = `${two(Math.floor(ahead / 3_600))}:${two(Math.floor(ahead / 60) % 60)}`
  return `${offset < 0 ? '-' : '+'}${clock}${ahead % 60 === 0 ? '' : `:${two(ahead % 60)}`}`
}
