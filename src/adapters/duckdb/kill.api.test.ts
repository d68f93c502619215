import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { killAgainAndAgain } from '../../../test/row-engine/kill-suite.ts'
import { duckdbPlans } from '../../../test/row-engine/loading-process.ts'
import { openDuckDb } from './open.ts'

const killPoints = process.env['FULL'] ? 50 : 10
const program = join(import.meta.dirname, '../../../test/row-engine/loading-process.ts')

it(
  'what was acknowledged is there after kill -9 at any moment, once, and the rest is done by doing it again',
  { timeout: 20_000 * killPoints },
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rows-killed-'))
    const cut = await killAgainAndAgain({
      processOf: (plan) => [program, dataDir, String(plan)],
      plans: duckdbPlans,
      open: () => openDuckDb({ dataDir }),
      killPoints,
      stepMs: 100,
    })
    await rm(dataDir, { recursive: true })
    expect(cut).toBeGreaterThan(killPoints / 3)
  },
)
