import fc from 'fast-check'
import type { StartedApp } from '../start-app.ts'
import { calls } from './calls.ts'
import type { Overload } from './overload.ts'
import { raw } from './raw.ts'
import { rows } from './rows.ts'
import { makeSend } from './send.ts'
import { sequences } from './sequences.ts'
import { streams } from './streams.ts'
import { makeWorld } from './world.ts'

/** Of so many cases: single requests, sequences (each of some 20 requests, those on rows 40), raw bytes, and streams (some 20 at once). */
const parts = { calls: 0.8, sequences: 0.01, rows: 0.004, raw: 0.05, streams: 0.001 }
export type Part = keyof typeof parts
export const partNames = Object.keys(parts) as Part[]

type Run = {
  app: StartedApp
  seed: number
  cases: number
  /** One part alone, and the path of one failure in it. */
  only?: { part: Part; path?: string | undefined } | undefined
  overload: Overload
  /** How often an answer of this status came. */
  count: (operation: string, status: number) => void
}

/** Runs the cases of one seed. Answers the first finding with its smallest case and how to repeat it. */
export async function runSeed({ app, seed, cases, only, count, overload }: Run): Promise<string | undefined> {
  const world = await makeWorld(app)
  const { send, close } = makeSend(app.url)
  const deps = { world, send, count, overload }
  const properties = {
    calls: calls(deps),
    sequences: sequences(deps),
    rows: rows(deps),
    raw: raw(deps, app.url),
    streams: streams(deps, app.url),
  }
  try {
    for (const part of only ? [only.part] : partNames) {
      const result = await fc.check(properties[part] as fc.IAsyncProperty<unknown[]>, {
        seed,
        numRuns: Math.ceil(cases * parts[part]),
        ...(only?.path === undefined ? {} : { path: only.path }),
      })
      if (result.failed) return describe(part, result)
    }
    return undefined
  } finally {
    close()
    await world.close()
  }
}

function describe(part: Part, result: fc.RunDetails<unknown[]>): string {
  const { seed, counterexamplePath, counterexample, errorInstance } = result
  return [
    `Found by: make fuzz PART=${part} SEED=${seed} PATH_=${counterexamplePath} (or without PATH_, for what built up)`,
    `Case: ${fc.stringify(counterexample).slice(0, 4_000)}`,
    String(errorInstance instanceof Error ? errorInstance.stack : errorInstance).slice(0, 4_000),
  ].join('\n')
}
