import assert from 'node:assert/strict'
import { makeMemoryTexts } from '../../adapters/memory/text-store.ts'
import { makeSingleFlight } from '../../cache/single-flight.ts'
import type { Answer, Answers, Asking, Work } from '../answers.ts'
import { isKept } from '../kept-answer.ts'
import type { QuestionEngine } from '../ports.ts'
import { makeRememberedAnswers } from '../remembered-answers.ts'

/** What is remembered must be what the engine answers, of the same rows: each question is asked at least twice. */
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
    const told = await remembered(asking, work)
    if (!isKept(told.answer)) return told
    const anew = told.cache.hit
      ? await remembered({ ...asking, freshness: { maxAgeMs: 0, keep: true } }, work)
      : told
    const again = await remembered(asking, () => Promise.reject(new Error('It was forgotten')))
    for (const { answer, version } of [told, again]) {
      assert.deepEqual(asJson(answer), asJson(anew.answer))
      assert.equal(version, anew.version)
    }
    assert.equal(again.cache.hit, true)
    return anew
  }
}

// The least zero is another in JSON.
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
