const formats = new Map<string, Intl.DateTimeFormat>()
const pattern = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/

/** What clocks in an IANA zone are ahead of UTC at an instant, in ms. Errors: RangeError for an unknown zone. */
export function offsetAt(zone: string, at: number): number {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(zone, format)
  }
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = pattern.exec(format.format(at)) ?? []
  const ms = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000
  return sign === '-' ? -ms : ms
}

const [hourMs, dayMs] = [3_600_000, 86_400_000]

/** Days since 1970 of the day that calendars in a zone show at an instant. */
export const dayAt = (zone: string, at: number): number => Math.floor((at + offsetAt(zone, at)) / dayMs)

/** The first instant after `from` with another offset than `from`; `to` must have one. */
export function transitionBetween(zone: string, from: number, to: number): number {
  const before = offsetAt(zone, from)
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (offsetAt(zone, middle) === before) low = middle
    else high = middle
  }
  return high
}

/** The first instant at which clocks show this local time; when they never do, the first after the gap. */
export function instantOf(zone: string, local: number): number {
  // Offsets lie between -12 and +14 hours, so the instant is between these two.
  const [from, to] = [local - 15 * hourMs, local + 13 * hourMs]
  const instants = [offsetAt(zone, from), offsetAt(zone, to)]
    .map((offset) => local - offset)
    .filter((at) => offsetAt(zone, at) === local - at)
  return instants.length > 0 ? Math.min(...instants) : transitionBetween(zone, from, to)
}
