import { offsetAt, transitionBetween } from './zone.ts'

/** In place of an offset: clocks never show this time, or show it twice. */
export const skipped = Infinity
export const twice = -Infinity

/** How far clocks that show a local time (seconds since 1970 as if it were UTC) are ahead of UTC, in seconds. */
export type OffsetOfLocal = (local: number) => number

/** Stretches of local time: from `from[i]` to `from[i + 1]` clocks are `offset[i]` ahead. */
type Stretches = { from: number[]; offset: number[] }

const daySeconds = 86_400
/** A 400th of the 400 years after which the calendar, and with it every rule of a zone, repeats. */
const yearSeconds = (146_097 * daySeconds) / 400
// Zones have a history from 1800 on, and none is planned after 2500.
const [oldest, latest] = [-570, 530]
const zones = new Map<string, OffsetOfLocal>()

/** Errors: RangeError for an unknown zone. It reads the history of a year once, a third of a millisecond. */
export function localTimeIn(zone: string): OffsetOfLocal {
  const known = zones.get(zone)
  if (known) return known
  offsetAt(zone, 0)
  const years = new Map<number, Stretches>()
  const offsetOf: OffsetOfLocal = (local) => {
    const year = Math.floor(local / yearSeconds)
    const cycles =
      year < oldest
        ? Math.floor((year - oldest) / 400)
        : year < latest
          ? 0
          : Math.ceil((year - latest + 1) / 400)
    let stretches = years.get(year - cycles * 400)
    if (!stretches) {
      stretches = stretchesOf(zone, (year - cycles * 400) * yearSeconds)
      years.set(year - cycles * 400, stretches)
    }
    const at = local - cycles * 400 * yearSeconds
    const { from, offset } = stretches
    let i = from.length - 1
    while (i > 0 && at < (from[i] as number)) i--
    return offset[i] as number
  }
  zones.set(zone, offsetOf)
  return offsetOf
}

/** The local times of a year, by how many of the spans before and after each change of clocks show them. */
function stretchesOf(zone: string, start: number): Stretches {
  const spans = spansOf(zone, start - 2 * daySeconds, start + yearSeconds + 2 * daySeconds)
  const edges = spans.flatMap(({ from, to, offset }) => [from + offset, to + offset])
  const from = [...new Set(edges)].sort((a, b) => a - b).slice(0, -1)
  const offset = from.map((at) => {
    const showing = spans.filter((span) => span.from + span.offset <= at && at < span.to + span.offset)
    return showing.length > 1 ? twice : (showing[0]?.offset ?? skipped)
  })
  return { from, offset }
}

/** Clocks are `offset` ahead from `from` to `to`, seconds since 1970 UTC. */
export type Span = { from: number; to: number; offset: number }

/** Spans of equal offset, in order, that cover the seconds from `first` to `last`. */
export function spansOf(zone: string, first: number, last: number): Span[] {
  const offsetOf = (at: number) => offsetAt(zone, at * 1_000) / 1_000
  const spans: Span[] = []
  // No offset has lasted for less than a week, so two changes never fall between two looks.
  const step = 3 * daySeconds
  let span: Span = { from: first, to: last, offset: offsetOf(first) }
  for (let at = first; at < last; at += step) {
    const next = offsetOf(at + step)
    if (next === span.offset) continue
    const change = transitionBetween(zone, at * 1_000, (at + step) * 1_000) / 1_000
    spans.push({ ...span, to: change })
    span = { from: change, to: Math.max(last, at + step), offset: next }
  }
  return [...spans, span]
}
