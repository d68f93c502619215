import { expect, it } from 'vitest'
import { makeFindRuns } from './find-runs.ts'
import type { DagCatalogue, FoundRun } from './runner-ports.ts'

const run = (i: number, more: Partial<FoundRun> = {}): FoundRun => ({
  dagId: 'd',
  runId: `r${i}`,
  conf: {},
  note: null,
  by: 'backfill',
  at: new Date().toISOString(),
  active: false,
  ...more,
})

/** An Airflow with these runs, the newest last, as it is looked through by pages of a hundred. */
function looked(there: FoundRun[]) {
  const known = new Set<string>()
  let pages = 0
  const catalogue = {
    async *latestRuns() {
      const newest = there.toReversed()
      for (let from = 0; from === 0 || from < newest.length; from += 100) {
        pages++
        yield newest.slice(from, from + 100)
      }
    },
  } as Partial<DagCatalogue> as DagCatalogue
  const findRuns = makeFindRuns({
    pipelines: {
      onAirflow: async () => [
        { id: 'p', server: 'main', dagId: 'd', createdAt: new Date(Date.now() - 60_000).toISOString() },
      ],
    },
    runs: {
      unknownOf: async (_, found) => found.filter(({ runId }) => !known.has(runId)),
      adopt: async (_, { runId }) => void known.add(runId),
    },
    runsKeptDays: 90,
  })
  return {
    known,
    there,
    async round() {
      pages = 0
      await findRuns('main', catalogue)
      return { pages, known: known.size }
    },
  }
}

it('all that are made at once are found, and what is known is not asked for again', async () => {
  const its = looked(Array.from({ length: 250 }, (_, i) => run(i)))
  expect(await its.round()).toEqual({ pages: 3, known: 250 })
  expect(await its.round()).toEqual({ pages: 1, known: 250 })
  its.there.push(run(250))
  expect(await its.round()).toEqual({ pages: 2, known: 251 })
})

it('what ended before there was a pipeline of it stays where it is', async () => {
  const before = new Date(Date.now() - 120_000).toISOString()
  const its = looked([
    ...Array.from({ length: 300 }, (_, i) => run(i, { at: before })),
    run(300, { at: before, active: true }),
  ])
  expect(await its.round()).toEqual({ pages: 2, known: 1 })
  expect([...its.known]).toEqual(['r300'])
})
