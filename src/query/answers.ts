import type { Completeness } from '@tg-cloud/contract/completeness'
import type { DatasetRecord } from '../datasets/dataset.ts'
import type { RowView } from './ports.ts'

/** What the caller says about answers that were worked out before: how old one may be, and whether this one is kept. */
export type Freshness = { maxAgeMs: number; keep: boolean }
export const anyAge: Freshness = { maxAgeMs: Infinity, keep: true }

/** How a question is asked. */
export type AskOptions = { signal: AbortSignal; freshness?: Freshness }

/** `compiled`: as plain data all that the answer depends on beside the rows, who may see what included. */
export type Asking = { dataset: DatasetRecord; compiled: unknown; signal: AbortSignal; freshness: Freshness }

/** An answer without what is different for each call, as it goes to JSON and comes back. */
export type Answer = {
  completeness: Completeness
  facets?: readonly { completeness: Completeness }[] | undefined
  aggregates?: Readonly<Record<string, { completeness: Completeness }>>
}
export type Told<A> = {
  answer: A
  /** Of the data set, that the answer is of. */
  version: number
  cache: { hit: boolean; ageMs: number }
}

/** Works an answer out of the rows of one moment. */
export type Work<A> = (view: RowView, signal: AbortSignal) => Promise<A>

/** Answers a question by `work`, which others who ask the same share, or by what was answered before. */
export type Answers = <A extends Answer>(asking: Asking, work: Work<A>) => Promise<Told<A>>
