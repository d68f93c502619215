import { expect, inject, it } from 'vitest'
import { withoutWaiting } from '../../src/adapters/graphile/records.ts'
import { startApp } from '../start-app.ts'
import { makeOverload, overloadsAllowed } from './overload.ts'
import { type Part, partNames, runSeed } from './run.ts'
import { casesPerSeed, seeds } from './seeds.ts'

// `make fuzz` sets these.
const { FUZZ_CASES, FUZZ_SEED, FUZZ_PART, FUZZ_PATH } = process.env
const casesPerChunk = 1_000
// Each with an app of its own: while one waits for a password to be hashed or for a disk, others go on.
const lanes = 4
const progressMs = 10_000
const part = FUZZ_PART ? (FUZZ_PART as Part) : undefined
const only = part && { part, path: FUZZ_PATH || undefined }

/** The stored seeds, or as many chunks of new ones as it takes. */
const plan = (): { seed: number; cases: number }[] => {
  if (!FUZZ_CASES && !FUZZ_SEED) return seeds.map((seed) => ({ seed, cases: casesPerSeed }))
  const cases = Number(FUZZ_CASES || casesPerChunk)
  const first = FUZZ_SEED ? Number(FUZZ_SEED) : Date.now() % 2 ** 31
  return Array.from({ length: Math.ceil(cases / casesPerChunk) }, (_, i) => ({
    seed: first + i,
    cases: Math.min(casesPerChunk, cases - i * casesPerChunk),
  }))
}

const startFuzzedApp = () =>
  startApp({
    // Promises of the disk are not what is tested, and a busy one would only slow it down.
    databaseUrl: withoutWaiting(inject('postgresUrl')),
    environment: {
      // Cases that never end their request are part of it.
      HEADERS_TIMEOUT_MS: '1000',
      BODY_TIMEOUT_MS: '1000',
      JOB_FOLDERS: 'incoming=/nonexistent',
      LOGIN_FAILURES_PER_PAIR: '1000000',
      LOGIN_FAILURES_PER_ACCOUNT: '1000000',
    },
  })

const mib = (bytes: number) => Math.round(bytes / 2 ** 20)

it('keeps every promise of the contract to generated requests', { timeout: 24 * 3_600_000 }, async () => {
  if (part) expect(partNames).toContain(part)
  const answers = new Map<string, number>()
  const begun = performance.now()
  const seconds = () => (performance.now() - begun) / 1_000
  const waiting = plan()
  const findings: string[] = []
  const overload = makeOverload()
  let requests = 0
  const count = (operation: string, status: number) => {
    requests++
    const key = `${operation} ${status}`
    answers.set(key, (answers.get(key) ?? 0) + 1)
  }
  const state = () =>
    `fuzz: ${requests} requests in ${Math.round(seconds())} s (${Math.round(requests / seconds())}/s), ` +
    `${answers.size} kinds of answers, ${overload.times()} of a machine too busy, resident memory ${mib(process.memoryUsage.rss())} MiB`
  const progress = setInterval(() => process.stdout.write(`${state()}\n`), progressMs)
  let last: Promise<unknown> = Promise.resolve()
  async function lane() {
    // One after the other: while an app starts, its process answers nobody.
    const starting = last.then(startFuzzedApp)
    last = starting.catch(() => undefined)
    await using app = await starting
    while (findings.length === 0) {
      const next = waiting.shift()
      if (next === undefined) return
      const finding = await runSeed({ app, ...next, only, count, overload })
      if (finding !== undefined) findings.push(finding)
    }
  }
  try {
    await Promise.all(Array.from({ length: Math.min(lanes, waiting.length) }, lane))
    expect(findings, findings.join('\n\n')).toEqual([])
    expect(overload.times(), 'answers of a machine too busy').toBeLessThanOrEqual(overloadsAllowed(requests))
  } finally {
    clearInterval(progress)
    process.stdout.write(`${state()}\n`)
    if (process.env['FUZZ_ANSWERS']) process.stdout.write(`${[...answers].sort().join('; ')}\n`)
  }
})
