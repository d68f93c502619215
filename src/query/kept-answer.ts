import { hash } from 'node:crypto'
import type { Completeness } from '@tg-cloud/contract/completeness'
import { canonical } from '../cache/canonical.ts'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { Answer, Asking } from './answers.ts'

/** An answer as it is remembered: when its rows were looked at, until when it may be used, and of which version it is. */
export type KeptAnswer = { at: number; until: number; version: number; answer: Answer }

// Larger ones are rare, and cost more to keep than they save.
const bytesMax = 1_048_576
const sameEachTime: readonly (string | null)[] = ['answerBytes', 'groupsLookedAtMax']

/** What a question is called, whatever the data set holds: `made` is told apart too. */
export const questionKey = (made: string, { dataset, compiled }: Asking): string =>
  hash('sha256', canonical([made, dataset.id, compiled]), 'base64url')

/** The same about the rows of one moment. */
export const momentKey = (
  question: string,
  { version, updatedAt }: DatasetRecord,
  revision: number,
): string => `${question}.${version}.${Date.parse(updatedAt)}.${revision}`

/** Whether the same question about the same rows would be answered the same again, and it is small enough. */
export const isKept = (answer: Answer): boolean =>
  completenessesIn(answer).every(isSameEachTime) && sizeOf(answer, bytesMax) < bytesMax

const isSameEachTime = ({ kind, reason }: Completeness): boolean =>
  kind === 'truncated' ? sameEachTime.includes(reason) : kind !== 'partial'

const completenessesIn = ({ completeness, facets = [], aggregates = {} }: Answer) => [
  completeness,
  ...[...facets, ...Object.values(aggregates)].map((one) => one.completeness),
]

/** About as many bytes as its JSON has; no more is looked at than makes `most`. */
function sizeOf(value: unknown, most: number): number {
  if (typeof value === 'string') return value.length + 2
  if (typeof value !== 'object' || value === null) return 8
  let size = 2
  for (const [name, one] of Object.entries(value)) {
    size += (Array.isArray(value) ? 1 : name.length + 4) + sizeOf(one, most - size)
    if (size >= most) return size
  }
  return size
}

const stale: Completeness = { kind: 'partial', reason: 'stale', bound: null }

/** The answer as one that may lack rows, in all its parts. */
export function markStale<A extends Answer>(answer: A): A {
  const mark = <T extends object>(one: T) => ({ ...one, completeness: stale })
  const { facets, aggregates } = answer
  return {
    ...mark(answer),
    ...(facets ? { facets: facets.map(mark) } : {}),
    ...(aggregates
      ? { aggregates: Object.fromEntries(Object.entries(aggregates).map(([name, one]) => [name, mark(one)])) }
      : {}),
  }
}
