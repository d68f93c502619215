/** What clocks in a zone show at an instant, in seconds as if it were UTC: by the parts of a date, not by an offset. */
export function makeClock(zone: string) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant: number): number => {
    const parts = format.formatToParts(instant * 1_000)
    const part = Object.fromEntries(parts.map(({ type, value }) => [type, Number(value)]))
    const number = (name: string) => part[name] ?? 0
    const ms = Date.UTC(
      2000,
      number('month') - 1,
      number('day'),
      number('hour'),
      number('minute'),
      number('second'),
    )
    return new Date(ms).setUTCFullYear(number('year'), number('month') - 1, number('day')) / 1_000
  }
}
