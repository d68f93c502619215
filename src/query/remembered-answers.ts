import { AppError } from '../errors.ts'
import type { SingleFlight } from '../cache/single-flight.ts'
import type { TextStore } from '../cache/text-store.ts'
import type { Answer, Answers, Asking, Told, Work } from './answers.ts'
import { isKept, type KeptAnswer, markStale, momentKey, questionKey } from './kept-answer.ts'
import type { DeletedRows, QuestionEngine } from './ports.ts'
import { versionOf } from './question.ts'

type Deps = {
  engine: Pick<QuestionEngine, 'ask' | 'revision'>
  deletedRows: DeletedRows
  store: TextStore
  once: SingleFlight
  /** What else decides how a question is answered: the engine, and what this server is made of. */
  made: string
  ttlMs: number
  observe(from: 'engine' | 'memory' | 'stale'): void
}
type Kept<A> = KeptAnswer & { answer: A; hit: boolean }

// Those that were made together are forgotten one after the other.
const jitter = 0.2

/**
 * Answers by what is remembered of the same question about the same rows. Which rows those are is read of the engine
 * before anything is looked up, so that no answer is older than what was acknowledged before the question came.
 */
export function makeRememberedAnswers(deps: Deps): Answers {
  const { engine, deletedRows, store, once, made, ttlMs, observe } = deps

  async function recall<A extends Answer>(key: string): Promise<Kept<A> | undefined> {
    const text = await store.get(key)
    const kept = text === undefined ? undefined : (JSON.parse(text) as KeptAnswer & { answer: A })
    return kept && kept.until > Date.now() ? { ...kept, hit: true } : undefined
  }

  /** Asks the engine. What is kept is kept for the moment that it is of, which may be later than the one looked up. */
  async function fill<A extends Answer>(
    { dataset, freshness }: Asking,
    question: string,
    work: Work<A>,
    signal: AbortSignal,
  ): Promise<Kept<A>> {
    const { revision, ...found } = await engine.ask(
      dataset,
      async (view) => {
        const [at, version] = [Date.now(), versionOf(dataset, view)]
        return { at, version, revision: view.revision, answer: await work(view, signal) }
      },
      signal,
    )
    const lasts = Math.round(ttlMs * (1 - jitter * Math.random()))
    const kept = { ...found, until: found.at + lasts }
    if (freshness.keep && lasts > 0 && isKept(found.answer)) {
      const key = momentKey(question, dataset, revision)
      await store.set(key, JSON.stringify(kept), lasts)
      await store.set(question, key, lasts)
    }
    return { ...kept, hit: false }
  }

  /** The last answer that is known, unless rows were deleted since: those are shown to nobody. */
  async function lastKnown<A extends Answer>(asking: Asking, question: string): Promise<Kept<A> | undefined> {
    const key = await store.get(question)
    const kept = key === undefined ? undefined : await recall<A>(key)
    if (kept === undefined || ageOf(kept) > asking.freshness.maxAgeMs) return undefined
    return (await deletedRows.since(asking.dataset.id, kept.version)) ? undefined : kept
  }

  return async <A extends Answer>(asking: Asking, work: Work<A>): Promise<Told<A>> => {
    const { dataset, signal, freshness } = asking
    const question = questionKey(made, asking)
    const ask = (signal: AbortSignal) => fill(asking, question, work, signal)
    try {
      const key = momentKey(question, dataset, await engine.revision(dataset, signal))
      const found =
        freshness.maxAgeMs > 0
          ? await once(key, signal, async (signal) => (await recall<A>(key)) ?? ask(signal))
          : undefined
      if (found && ageOf(found) <= freshness.maxAgeMs) return tell(found)
      return tell(await once(`${key}.fresh`, signal, ask))
    } catch (error) {
      const isDown = error instanceof AppError && error.code === 'unavailable'
      const kept = isDown && freshness.maxAgeMs > 0 ? await lastKnown<A>(asking, question) : undefined
      if (kept === undefined) throw error
      observe('stale')
      return { ...toldOf(kept), answer: markStale(kept.answer) }
    }
  }

  function tell<A extends Answer>(kept: Kept<A>): Told<A> {
    observe(kept.hit ? 'memory' : 'engine')
    return toldOf(kept)
  }
}

// Clocks of servers differ.
const ageOf = ({ at }: Pick<KeptAnswer, 'at'>): number => Math.max(0, Date.now() - at)
const toldOf = <A extends Answer>({ answer, version, hit, at }: Kept<A>): Told<A> => ({
  answer,
  version,
  cache: { hit, ageMs: hit ? ageOf({ at }) : 0 },
})
