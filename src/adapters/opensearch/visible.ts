import type { LedgerView } from '../../datasets/row-ledger.ts'
import type { Query } from './query.ts'

/** The rows in answers: what every search about a data set filters by. */
export function visibleQuery({ loads, marks }: Pick<LedgerView, 'loads' | 'marks'>): Query {
  const numbers = loads.map(({ number }) => number)
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return { match_none: {} }
  const marked = marks.length === 0 ? [] : [{ terms: { $gone: marks } }]
  const hidden = last - first + 1 - numbers.length
  // Loads that are not finished, or whose rows are gone, have numbers between those of others.
  if (numbers.length < hidden) return { bool: { filter: [{ terms: { $load: numbers } }], must_not: marked } }
  const gaps = hidden === 0 ? [] : [{ terms: { $load: between(numbers) } }]
  return {
    bool: { filter: [{ range: { $load: { gte: first, lte: last } } }], must_not: [...gaps, ...marked] },
  }
}

/** The whole numbers that are missing in a rising list. */
function between(numbers: readonly number[]): number[] {
  const missing: number[] = []
  for (const [i, number] of numbers.entries())
    for (let gap = (numbers[i - 1] ?? number) + 1; gap < number; gap++) missing.push(gap)
  return missing
}
