import type { AnyInput, Answer } from './send.ts'
import type { Call } from './types.ts'

type Page = { items: unknown[]; nextCursor: string | null }

/** Starts a call; lists go on with the pages that follow when they are walked. */
export function makeCall(run: (input: AnyInput) => Promise<Answer>, input: AnyInput): Call<unknown> {
  const answer = run(input)
  const data = answer.then((result) => result.data)

  async function* items() {
    for (let page = (await data) as Page; ;) {
      yield* page.items
      if (page.nextCursor === null) return
      const next = await run({ ...input, query: { ...input.query, cursor: page.nextCursor } })
      page = next.data as Page
    }
  }
  return Object.assign(data, {
    withResponse() {
      // Who takes the response hears of a failure there.
      data.catch(() => {})
      return answer
    },
    [Symbol.asyncIterator]: items,
  })
}
