import fc from 'fast-check'
import { createSecretKey, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { aDataset, anEngine, count, sharedTexts } from '../../test/answers.ts'
import { makeMemoryTexts } from '../adapters/memory/text-store.ts'
import { makeSealed } from '../cache/sealed.ts'
import { makeSingleFlight } from '../cache/single-flight.ts'
import { makeLayers } from '../cache/text-store.ts'
import { anyAge } from './answers.ts'
import { makeRememberedAnswers } from './remembered-answers.ts'

type Step =
  | { kind: 'ask'; process: 0 | 1; question: 0 | 1; anew: boolean }
  /** A load; a crash between engine and records is settled by the next write. */
  | { kind: 'write'; crashes: boolean }
  /** Records change, rows do not. */
  | { kind: 'rename' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('ask' as const),
      process: fc.constantFrom(0 as const, 1 as const),
      question: fc.constantFrom(0 as const, 1 as const),
      anew: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      crashes: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'rename' as const }) },
)

/** Two processes with a memory of their own each and one that they share, over one engine and one set of records. */
function aWorld(scheduler: fc.Scheduler) {
  const pause = () => scheduler.schedule(Promise.resolve())
  const { engine, rows, commit } = anEngine(pause)
  const secret = createSecretKey(randomBytes(32))
  const shared = sharedTexts(pause).store
  const processes = [0, 1].map(() =>
    makeRememberedAnswers({
      engine,
      deletedRows: { since: async () => false },
      store: makeLayers(makeMemoryTexts(1_048_576), makeSealed(shared, secret)),
      once: makeSingleFlight(),
      made: 'test',
      ttlMs: 60_000,
      observe: () => undefined,
    }),
  )
  let record = aDataset()
  let writing: Promise<unknown> = Promise.resolve()
  /** What any answer that begins from now on must hold, at least. */
  let known = 0
  let hits = 0
  const seen = (count: number) => {
    known = Math.max(known, count)
  }
  /** Changes of a data set happen one after the other: its record is locked. */
  function locked(work: () => Promise<void>): Promise<void> {
    const turn = writing.then(work)
    writing = turn
    return turn
  }
  const raise = (version: number) => {
    record = { ...record, version: Math.max(record.version + 1, version) }
  }
  return {
    hits: () => hits,
    async run(step: Step) {
      await pause()
      if (step.kind === 'rename') return locked(async () => (await pause(), raise(0)))
      if (step.kind === 'write')
        return locked(async () => {
          await pause()
          const version = record.version + 1
          commit(version)
          const { count } = rows
          await pause()
          if (step.crashes) return
          raise(version)
          await pause()
          seen(count)
        })
      const atLeast = known
      await pause()
      const dataset = record
      const freshness = step.anew ? { maxAgeMs: 0, keep: true } : anyAge
      const asking = { dataset, compiled: [step.question], signal: new AbortController().signal, freshness }
      const { answer, version, cache } = await processes[step.process]!(asking, (view) => count(view))
      if (cache.hit) hits++
      expect(
        answer.rows,
        `${cache.hit ? 'remembered' : 'worked out'}, of version ${version}`,
      ).toBeGreaterThanOrEqual(atLeast)
      seen(answer.rows)
    },
  }
}

it(
  'of two processes neither tells an answer older than what was acknowledged or told before',
  { timeout: 60_000 },
  async () => {
    let hits = 0
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 6 }),
        async (scheduler, clients) => {
          const world = aWorld(scheduler)
          // Each client does one thing after the other, all at the same time.
          const done = Promise.all(
            clients.map(async (steps) => {
              for (const one of steps) await world.run(one)
            }),
          )
          await scheduler.waitFor(done)
          hits += world.hits()
        },
      ),
      { numRuns: 800 },
    )
    // It says nothing where nothing is remembered.
    expect(hits).toBeGreaterThan(400)
  },
)
