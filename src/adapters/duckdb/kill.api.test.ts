import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import * as plans from '../../../test/row-engine/loading-process.ts'
import type { Load, RowEngine } from '../../datasets/row-engine.ts'
import { openDuckDb } from './open.ts'

const killPoints = process.env['FULL'] ? 50 : 10
const program = join(import.meta.dirname, '../../../test/row-engine/loading-process.ts')

type Kill = { known: Set<string>; afterSteps: number; thenMs: number }

/** Runs the plan; killed when it has said so many new things, and a moment more. Answers what it said. */
async function run(dataDir: string, plan: number, kill?: Kill): Promise<string[]> {
  const child = spawn(process.execPath, ['--conditions=tg-source', program, dataDir, String(plan)], {
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

const takenOf = (load: Load) =>
  Array.from({ length: plans.rowsOfLoad }, (_, i) => i)
    .filter((i) => !plans.isRefused(i))
    .map((i) => plans.valueOf(load, i))

it(
  'what was acknowledged is there after kill -9 at any moment, once, and the rest is done by doing it again',
  { timeout: 20_000 * killPoints },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rows-killed-'))
    let plan = 1
    let cut = 0
    let acknowledged = new Set<string>()
    for (let point = 0; point < killPoints; point++) {
      // What one kill leaves, the next run goes on with; a step takes about 100 ms.
      const kill = {
        known: acknowledged,
        afterSteps: (point * 5 + plan * 3) % 11,
        thenMs: (point * 37) % 150,
      }
      const said = await run(dataDir, plan, kill)
      const engine = await openDuckDb({ dataDir })
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
    expect((await run(dataDir, plan)).at(-1)).toBe('done')
    const engine = await openDuckDb({ dataDir })
    await expectWhole(engine, plan)
    await engine.close()
    await rm(dataDir, { recursive: true })
    expect(cut).toBeGreaterThan(killPoints / 3)
  },
)

async function expectAcknowledged(engine: RowEngine, plan: number, said: Set<string>): Promise<void> {
  for (const dataset of [plans.plainOf(plan), plans.keyedOf(plan)])
    for (const number of [1, 2, 3]) {
      const state = await engine.loadState(dataset.id, number)
      if (said.has(`finish ${dataset.id} ${number}`)) expect(state?.state).toBe('finished')
      if (state?.state !== 'loading') continue
      const chunks = await engine.startLoad(plans.loadOf(dataset, number, 'append'))
      const acknowledged = [...said].filter((line) =>
        line.startsWith(`chunk ${dataset.id} ${number} `),
      ).length
      expect(chunks.length).toBeGreaterThanOrEqual(acknowledged)
      for (const [i, chunk] of chunks.entries())
        expect(chunk.sha256).toEqual(plans.chunkOf(plans.loadOf(dataset, number, 'append'), i).sha256)
    }
}

async function expectWhole(engine: RowEngine, plan: number): Promise<void> {
  const [plain, keyed] = [plans.plainOf(plan), plans.keyedOf(plan)]
  const [second, third] = [plans.loadOf(plain, 2, 'append'), plans.loadOf(plain, 3, 'append')]
  const least = plans.valueOf(second, 1_000)
  expect(await rows(engine, plain)).toEqual([
    ...takenOf(second)
      .filter((n) => n >= least)
      .map((n) => [2, n, plans.wordOf(2, n)].join()),
    ...takenOf(third).map((n) => [3, n, plans.wordOf(3, n)].join()),
  ])
  const [before, after] = [plans.loadOf(keyed, 1, 'append'), plans.loadOf(keyed, 2, 'upsert')]
  const updated = new Set(takenOf(after))
  const old = new Set(takenOf(before))
  expect(await rows(engine, keyed)).toEqual([
    ...takenOf(before).map((n) =>
      [updated.has(n) ? 2 : 1, n, plans.wordOf(updated.has(n) ? 2 : 1, n)].join(),
    ),
    ...takenOf(after)
      .filter((n) => !old.has(n))
      .map((n) => [2, n, plans.wordOf(2, n)].join()),
  ])
  for (const load of [second, third, before, after]) {
    const state = await engine.loadState(load.dataset.id, load.number)
    expect(state).toMatchObject({
      counts: { received: plans.rowsOfLoad, quarantined: plans.rowsOfLoad / 100 },
    })
    const refused = await engine.refused(load.dataset.id, load.number, { after: 0, limit: plans.rowsOfLoad })
    expect(refused).toHaveLength(plans.rowsOfLoad / 100)
  }
}

async function rows(engine: RowEngine, dataset: Load['dataset']): Promise<string[]> {
  const found: string[] = []
  for await (const page of engine.scan(dataset, { fields: ['n', 'word'] }))
    for (const { load, cells } of page) found.push(`${load},${cells.map(String).join()}`)
  return found
}
