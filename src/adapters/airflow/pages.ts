import { UselessAnswer } from './faults.ts'

// What both give at once; 3 gives no more, whatever it is asked for.
export const pageMax = 100
const shrinkBy = 10
// Of one alone: what a run was given may be a million characters, each of them written as six.
export const oneMaxBytes = 8 * 1_048_576

type Ask<T> = (
  limit: number,
  offset: number,
  maxBytes: number | undefined,
) => Promise<{ items: T[]; total: number }>

/** Some of a list, about so many at most; where a page is too large to be taken, smaller ones. */
export async function pages<T>(most: number, ask: Ask<T>, from = 0): Promise<T[]> {
  const found: T[] = []
  for (let limit = Math.min(pageMax, most); found.length < most;) {
    const page = await ask(limit, from + found.length, limit === 1 ? oneMaxBytes : undefined).catch(
      (error: unknown) => {
        if (!(error instanceof UselessAnswer) || !error.tooLarge || limit === 1) throw error
        return undefined
      },
    )
    if (page === undefined) {
      limit = Math.ceil(limit / shrinkBy)
      continue
    }
    found.push(...page.items)
    if (page.items.length === 0 || from + found.length >= page.total) break
  }
  return found
}
