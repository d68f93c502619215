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
