import assert from 'node:assert/strict'
import { makeMemoryTexts } from '../../adapters/memory/text-store.ts'
import { makeSingleFlight } from '../../cache/single-flight.ts'
import type { Answer, Answers, Asking, Work } from '../answers.ts'
import { isKept } from '../kept-answer.ts'
import type { QuestionEngine } from '../ports.ts'
import { makeRememberedAnswers } from '../remembered-answers.ts'

/** Asks each question twice: what is remembered must be what the engine answered, and of the same rows. */
export function makeTwiceAnswers(engine: Pick<QuestionEngine, 'ask' | 'revision'>): Answers {
  const remembered = makeRememberedAnswers({
    engine,
    deletedRows: { since: async () => false },
    store: makeMemoryTexts(16 * 1_048_576),
    once: makeSingleFlight(),
    made: 'conformance',
    ttlMs: 60_000,
    observe: () => undefined,
  })
  return async <A extends Answer>(asking: Asking, work: Work<A>) => {
    const freshness = { maxAgeMs: 0, keep: true }
    const first = await remembered({ ...asking, freshness }, work)
    if (!isKept(first.answer)) return first
    const again = await remembered(asking, () => Promise.reject(new Error('It was forgotten')))
    assert.equal(again.cache.hit, true)
    assert.deepEqual(again.answer, JSON.parse(JSON.stringify(first.answer)))
    assert.equal(again.version, first.version)
    return first
  }
}
