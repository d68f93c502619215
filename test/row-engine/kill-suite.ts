import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Load, RowEngine } from '../../src/datasets/row-engine.ts'
import { isRefused, keyedOf, loadOf, plainOf, type Plans, wordOf } from './loading-plan.ts'

type Kill = { known: Set<string>; afterSteps: number; thenMs: number }
type Killing = {
  /** Arguments of Node for a process that runs a plan. */
  processOf: (plan: number) => string[]
  plans: Plans
  open: () => Promise<RowEngine>
  killPoints: number
  /** How long a step takes, about. */
  stepMs: number
}

/**
 * Kills processes that load by plans at many moments. What was acknowledged must be there, once, and the rest be done by
 * doing it again. Answers how many were cut off.
 */
export async function killAgainAndAgain(killing: Killing): Promise<number> {
  const { processOf, plans, open, killPoints, stepMs } = killing
  let plan = 1
  let cut = 0
  let acknowledged = new Set<string>()
  for (let point = 0; point < killPoints; point++) {
    // What one kill leaves, the next run goes on with.
    const kill = {
      known: acknowledged,
      afterSteps: (point * 5 + plan * 3) % 11,
      thenMs: ((point * 37) % 150) * (stepMs / 100),
    }
    const said = await run(processOf(plan), kill)
    const engine = await open()
    try {
      acknowledged = new Set([...acknowledged, ...said])
      await expectAcknowledged(engine, plan, acknowledged)
      if (!said.includes('done')) cut++
      else {
        await expectWhole(engine, plan++)
        acknowledged.clear()
      }
    } finally {
      await engine.close()
    }
  }
  expect((await run(processOf(plan))).at(-1)).toBe('done')
  const engine = await open()
  await expectWhole(engine, plan)
  await engine.close()
  return cut

  async function expectAcknowledged(engine: RowEngine, plan: number, said: Set<string>): Promise<void> {
    for (const dataset of [plainOf(plan), keyedOf(plan)])
      for (const number of [1, 2, 3]) {
        const state = await engine.loadState(dataset.id, number)
        if (said.has(`finish ${dataset.id} ${number}`)) expect(state?.state).toBe('finished')
        if (state?.state !== 'loading') continue
        const chunks = await engine.startLoad(loadOf(dataset, number, 'append'))
        const acknowledged = [...said].filter((line) =>
          line.startsWith(`chunk ${dataset.id} ${number} `),
        ).length
        expect(chunks.length).toBeGreaterThanOrEqual(acknowledged)
        for (const [i, chunk] of chunks.entries())
          expect(chunk.sha256).toEqual(plans.chunkOf(loadOf(dataset, number, 'append'), i).sha256)
      }
  }

  async function expectWhole(engine: RowEngine, plan: number): Promise<void> {
    const [plain, keyed] = [plainOf(plan), keyedOf(plan)]
    const [second, third] = [loadOf(plain, 2, 'append'), loadOf(plain, 3, 'append')]
    const least = plans.valueOf(second, plans.rowsOfLoad / 20)
    expect(await rows(engine, plain)).toEqual([
      ...takenOf(second)
        .filter((n) => n >= least)
        .map((n) => [2, n, wordOf(2, n)].join()),
      ...takenOf(third).map((n) => [3, n, wordOf(3, n)].join()),
    ])
    const [before, after] = [loadOf(keyed, 1, 'append'), loadOf(keyed, 2, 'upsert')]
    const updated = new Set(takenOf(after))
    const old = new Set(takenOf(before))
    expect(await rows(engine, keyed)).toEqual([
      ...takenOf(before).map((n) => [updated.has(n) ? 2 : 1, n, wordOf(updated.has(n) ? 2 : 1, n)].join()),
      ...takenOf(after)
        .filter((n) => !old.has(n))
        .map((n) => [2, n, wordOf(2, n)].join()),
    ])
    const refusedOfLoad = plans.rowsOfLoad / 100
    for (const load of [second, third, before, after]) {
      const state = await engine.loadState(load.dataset.id, load.number)
      expect(state).toMatchObject({ counts: { received: plans.rowsOfLoad, quarantined: refusedOfLoad } })
      const page = { after: 0, limit: plans.rowsOfLoad }
      expect(await engine.refused(load.dataset.id, load.number, page)).toHaveLength(refusedOfLoad)
    }
  }

  function takenOf(load: Load): number[] {
    const taken = Array.from({ length: plans.rowsOfLoad }, (_, i) => i).filter((i) => !isRefused(i))
    return taken.map((i) => plans.valueOf(load, i))
  }
}

/** Runs a process; killed when it has said so many new things, and a moment more. Answers what it said. */
async function run(parameters: string[], kill?: Kill): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=tg-source', ...parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const said: string[] = []
  let killing: Promise<unknown> | undefined
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    if (kill && said.filter((one) => !kill.known.has(one)).length > kill.afterSteps)
      killing ??= sleep(kill.thenMs).then(() => child.kill('SIGKILL'))
  }
  await killing
  expect([
    [0, null],
    [null, 'SIGKILL'],
  ]).toContainEqual(await exit)
  return said
}

async function rows(engine: RowEngine, dataset: Load['dataset']): Promise<string[]> {
  const found: string[] = []
  for await (const page of engine.scan(dataset, { fields: ['n', 'word'] }))
    for (const { load, cells } of page) found.push(`${load},${cells.map(String).join()}`)
  return found
}
