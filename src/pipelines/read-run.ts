import type { RunOutput } from '@tg-cloud/contract/run'
import { runNotFound } from '../errors-pipelines.ts'
import type { RunRepository } from './ports.ts'
import type { RunnerOf } from './runner-ports.ts'
import type { RunRecord } from './run.ts'

type Deps = { runs: Pick<RunRepository, 'get' | 'note' | 'output'>; runnerOf: RunnerOf }
/** Errors of each: run_not_found. */
export type GetRun = (runId: string) => Promise<RunRecord>
export type NoteRun = (runId: string, note: string | null) => Promise<RunRecord>
/** What it has made; empty until there is something. */
export type GetOutput = (runId: string) => Promise<RunOutput>

export function makeReadRun({ runs, runnerOf }: Deps): {
  getRun: GetRun
  noteRun: NoteRun
  getOutput: GetOutput
} {
  return {
    getRun: async (runId) => require(await runs.get(runId)),
    async noteRun(runId, note) {
      const run = require(await runs.note(runId, note))
      runnerOf(run.work).note?.(run)
      return run
    },
    getOutput: async (runId) => (await runs.output(runId)) ?? { returned: {}, datasets: [] },
  }
}

function require(run: RunRecord | undefined): RunRecord {
  if (run === undefined) throw runNotFound()
  return run
}
