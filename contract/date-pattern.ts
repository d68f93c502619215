import { limits } from './limits.ts'

/** Parts of a date pattern: how many digits each has, and what it says. */
const numbers = {
  yyyy: { says: 'year', least: 4, most: 4 },
  yy: { says: 'year', least: 2, most: 2 },
  MM: { says: 'month', least: 2, most: 2 },
  M: { says: 'month', least: 1, most: 2 },
  dd: { says: 'day', least: 2, most: 2 },
  d: { says: 'day', least: 1, most: 2 },
  HH: { says: 'hour', least: 2, most: 2 },
  H: { says: 'hour', least: 1, most: 2 },
  hh: { says: 'hour', least: 2, most: 2 },
  h: { says: 'hour', least: 1, most: 2 },
  mm: { says: 'minute', least: 2, most: 2 },
  m: { says: 'minute', least: 1, most: 2 },
  ss: { says: 'second', least: 2, most: 2 },
  s: { says: 'second', least: 1, most: 2 },
  S: { says: 'fraction', least: 1, most: 1 },
  SS: { says: 'fraction', least: 2, most: 2 },
  SSS: { says: 'fraction', least: 3, most: 3 },
  SSSS: { says: 'fraction', least: 4, most: 4 },
  SSSSS: { says: 'fraction', least: 5, most: 5 },
  SSSSSS: { says: 'fraction', least: 6, most: 6 },
} as const
const words = { a: { says: 'half' }, XXX: { says: 'offset' } } as const

export type DateNumber = keyof typeof numbers
/** A part of a date pattern, in the order in which they stand. */
export type DatePart =
  | {
      kind: 'number'
      part: DateNumber
      says: (typeof numbers)[DateNumber]['says']
      least: number
      most: number
    }
  | { kind: 'half' | 'offset' }
  | { kind: 'literal'; text: string }

/** Quoted text, a run of one letter, or what stands for itself. */
const token = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/gy

/**
 * Reads a date pattern: its parts, or in a sentence what is wrong with it. `T` stands for itself; every other letter
 * that is no part of a time must be in quotes, and `''` is a quote.
 */
export function parseDatePattern(pattern: string): { parts: DatePart[] } | { problem: string } {
  if (pattern.length > limits.patternChars * 2) return { problem: 'it is too long' }
  const parts: DatePart[] = []
  for (const [text, quoted, letter] of pattern.matchAll(token)) {
    if (quoted !== undefined) parts.push({ kind: 'literal', text: quoted.replaceAll("''", "'") || "'" })
    else if (letter === undefined || text === 'T') {
      if (text === "'") return { problem: 'a quote is not closed' }
      parts.push({ kind: 'literal', text })
    } else if (text in words) parts.push({ kind: text === 'a' ? 'half' : 'offset' })
    else if (text in numbers) {
      const part = text as DateNumber
      parts.push({ kind: 'number', part, ...numbers[part] })
    } else return { problem: `${text} is no part of a time; text stands in quotes` }
  }
  const problem = problemOf(parts)
  return problem === undefined ? { parts } : { problem }
}

function problemOf(parts: DatePart[]): string | undefined {
  const says = parts.flatMap((part) =>
    part.kind === 'literal' ? [] : [part.kind === 'number' ? part.says : part.kind],
  )
  const twice = says.find((what, i) => says.indexOf(what) < i)
  if (twice !== undefined) return `it names the ${twice} twice`
  const missing = (['year', 'month', 'day'] as const).find((what) => !says.includes(what))
  if (missing !== undefined) return `it names no ${missing}`
  const order = ['hour', 'minute', 'second', 'fraction'] as const
  const gap = order.find((what, i) => i > 0 && says.includes(what) && !says.includes(order[i - 1] ?? 'hour'))
  if (gap !== undefined) return `it names the ${gap} without what comes before`
  const twelve = parts.some((part) => part.kind === 'number' && (part.part === 'h' || part.part === 'hh'))
  if (twelve !== says.includes('half')) return 'a goes with h, and h with a'
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1]
    const touches = next?.kind === 'number' || (next?.kind === 'literal' && /^\d/.test(next.text))
    if (part.kind === 'number' && part.least < part.most && touches)
      return `${part.part} has one or two digits, so no digit may follow it`
  }
  return undefined
}

/** Whether it names a time of day or an offset, which a date has no place for. */
export const hasTime = (parts: readonly DatePart[]): boolean =>
  parts.some(
    (part) =>
      part.kind === 'half' ||
      part.kind === 'offset' ||
      (part.kind === 'number' && !['year', 'month', 'day'].includes(part.says)),
  )
