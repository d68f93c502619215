import type { Field, ReadingRules } from '@tg-cloud/contract/fields'

/** A type that a column may have, with the rules that its values would be read by. */
export type Candidate = Pick<Field, 'type' | 'precision' | 'scale' | 'resolution'> & {
  read?: ReadingRules
  /** In English, after "… values ". */
  reason: string
  /** Texts that may be of this type at all; the others need not be tried. */
  only?: RegExp
}

const pairs = [
  ['Y', 'N'],
  ['예', '아니오'],
  ['예', '아니요'],
  ['O', 'X'],
  ['yes', 'no'],
  ['T', 'F'],
  ['참', '거짓'],
  ['on', 'off'],
] as const
const dates = [
  'yyyy/MM/dd',
  'yyyy.MM.dd',
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy. M. d.',
  'yyyy년 M월 d일',
  'yy-MM-dd',
  'yy/MM/dd',
  'MM/dd/yyyy',
  'dd/MM/yyyy',
  'dd.MM.yyyy',
  'M/d/yyyy',
]
const times = ['HH:mm:ss', 'HH:mm', 'H:mm', 'H:mm:ss', 'HH:mm:ss.SSS', 'a h:mm', 'a h:mm:ss', 'h:mm a']
const compact = ['yyyyMMddHHmmss', 'yyyyMMddHHmm']

const beginsWithDigit = /^\s*\d/
const plainNumber = /^-?\d+$/
const number = /^-?[\d.,' ]+(?:[eE][-+]?\d+)?$/
// Eight digits are a number unless they can be nothing but days of our time.
const eightDigits = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/

/** What the texts of a column may be, the strictest first. `zone` is proposed for times that name none. */
export function candidatesOf(texts: readonly string[], zone: string): Candidate[] {
  const distinct = new Set(texts.slice(0, 1_000).map((text) => text.toLowerCase()))
  const boolean = pairs
    .filter(([yes, no]) =>
      [...distinct].every((text) => text === yes.toLowerCase() || text === no.toLowerCase()),
    )
    .map(([yes, no]): Candidate => ({
      type: 'boolean',
      read: { trueWords: [yes], falseWords: [no] },
      reason: `are ${yes} or ${no}`,
    }))
  return [
    { type: 'boolean', reason: 'are true or false', only: /^(?:true|false)$/i },
    ...boolean,
    {
      type: 'date',
      read: { pattern: 'yyyyMMdd' },
      reason: 'are days written as yyyyMMdd',
      only: eightDigits,
    },
    ...compact.map((pattern) => timestamp(pattern, zone, /^(?:19|20)\d{10}(?:\d\d)?$/)),
    { type: 'int', reason: 'are whole numbers', only: plainNumber },
    { type: 'int64', reason: 'are whole numbers, some beyond 2^53', only: plainNumber },
    {
      type: 'int',
      read: { thousandsSeparator: ',' },
      reason: 'are whole numbers with commas at the thousands',
      only: number,
    },
    ...decimals(texts),
    { type: 'double', reason: 'are numbers', only: number },
    {
      type: 'double',
      read: { thousandsSeparator: ',' },
      reason: 'are numbers with commas at the thousands',
      only: number,
    },
    { type: 'date', reason: 'are days', only: beginsWithDigit },
    ...dates.map((pattern): Candidate => ({
      type: 'date',
      read: { pattern },
      reason: `are days written as ${pattern}`,
      only: beginsWithDigit,
    })),
    { type: 'timestamp', reason: 'are times with their zone', only: beginsWithDigit },
    {
      type: 'timestamp',
      resolution: 'us',
      reason: 'are times with their zone, to the microsecond',
      only: beginsWithDigit,
    },
    {
      type: 'timestamp',
      read: { sourceTimeZone: zone },
      reason: `are times without a zone; ${zone} is proposed`,
      only: beginsWithDigit,
    },
    {
      type: 'timestamp',
      resolution: 'us',
      read: { sourceTimeZone: zone },
      reason: `are times without a zone, to the microsecond; ${zone} is proposed`,
      only: beginsWithDigit,
    },
    ...['yyyy-MM-dd', ...dates].flatMap((date) =>
      times.map((time) => timestamp(`${date} ${time}`, zone, beginsWithDigit)),
    ),
  ]
}

const timestamp = (pattern: string, zone: string, only: RegExp): Candidate => ({
  type: 'timestamp',
  read: { pattern, sourceTimeZone: zone },
  reason: `are times written as ${pattern} without a zone; ${zone} is proposed`,
  only,
})

/** Amounts: as many digits after the point in every value. */
function decimals(texts: readonly string[]): Candidate[] {
  const [, fraction] = /^-?[\d,]+\.(\d{1,10})$/.exec(texts[0] ?? '') ?? []
  if (fraction === undefined) return []
  const scale = fraction.length
  const alike = new RegExp(`^-?[\\d,]+\\.\\d{${scale}}$`)
  if (!texts.every((text) => alike.test(text))) return []
  const shape = { type: 'decimal', precision: Math.max(18, scale + 18), scale, only: alike } as const
  const reason = `are numbers with ${scale} digits after the point`
  return [
    { ...shape, reason },
    { ...shape, read: { thousandsSeparator: ',' }, reason: `${reason} and commas at the thousands` },
  ]
}
