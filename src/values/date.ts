import { leadingDate } from './calendar.ts'
import { Refusal, wrongType } from './refusal.ts'
import type { ReadParts, TimeParts } from './time-parts.ts'

const wrongDate = wrongType('date')

/** Days as their count since 1970, `YYYY-MM-DD` unless another form is named; years 1 to 9999. */
export function makeDate(form?: { read: ReadParts; name: string }) {
  const notDate = new Refusal('not_date', { expected: form?.name ?? 'YYYY-MM-DD' })
  const parts: TimeParts = { days: 0, seconds: 0, micros: 0, finer: false, offset: 0 }
  const daysFromText = form
    ? (text: string) => (form.read(text, parts) ? parts.days : NaN)
    : (text: string) => (text.length === 10 ? leadingDate(text) : NaN)

  function fromText(text: string): number | Refusal {
    const days = daysFromText(text)
    return Number.isNaN(days) ? notDate : days
  }
  return { fromText, fromJson: (value: unknown) => (typeof value === 'string' ? fromText(value) : wrongDate) }
}
