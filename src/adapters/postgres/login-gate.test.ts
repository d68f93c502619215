import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { type Bound, makeLoginGate } from './login-gate.ts'

// Many thousand turns, whatever else the machine does.
vi.setConfig({ testTimeout: 120_000 })

type Plan = {
  pair: number
  address: number
  account: number
  right: boolean
  known: boolean
  breaks: boolean
}
const limits = { pair: 2, address: 5, account: 3 }
const plans = (right: fc.Arbitrary<boolean>, breaks: fc.Arbitrary<boolean>) =>
  fc.array(
    fc
      .record({ address: fc.nat(1), account: fc.nat(1), right, known: fc.boolean(), breaks })
      .map((plan): Plan => ({ ...plan, pair: plan.account * 2 + plan.address })),
    { minLength: 1, maxLength: 12 },
  )

/** Runs all attempts at once; the scheduler decides when each read, check and write gets its turn. */
async function run(scheduler: fc.Scheduler, attempts: Plan[], waitingMax = 100) {
  const failures = new Map<string, number>()
  const turn = (what: string) => scheduler.schedule(Promise.resolve(), what)
  const gate = makeLoginGate({
    waitingMax,
    async read(keys) {
      await turn('ask')
      const counts = keys.map(
        (key) => [key, { points: failures.get(key) ?? 0, msBeforeNext: 1_000 }] as const,
      )
      await turn('answer')
      return new Map(counts)
    },
  })
  const outcomes = attempts.map(async ({ right, known, breaks, ...ids }) => {
    const bounds = (['pair', 'address', 'account'] as const).map((name): Bound => {
      const bound = { key: `${name} ${ids[name]}`, limit: limits[name] }
      return name === 'account' ? { ...bound, spares: () => turn('known').then(() => known) } : bound
    })
    return gate.through(bounds, async () => {
      await turn('check')
      if (breaks) throw new Error('broken')
      if (!right)
        for (const { key } of bounds) {
          failures.set(key, (failures.get(key) ?? 0) + 1)
          await turn('written')
        }
      return right
    })
  })
  const settled = Promise.allSettled(outcomes)
  await scheduler.waitFor(settled)
  expect(gate.keys()).toBe(0)
  return { failures, settled: await settled }
}
const code = (result: PromiseSettledResult<boolean>) =>
  result.status === 'fulfilled' ? result.value : (result.reason as { code?: string; message: string }).code

it('lets no more fail than a limit allows, in any order of events, and forgets everything', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    plans(fc.boolean(), fc.boolean()),
    async (scheduler, attempts) => {
      const { failures, settled } = await run(scheduler, attempts)
      for (const [key, count] of failures) {
        if (key.startsWith('pair')) expect(count).toBeLessThanOrEqual(limits.pair)
        if (key.startsWith('address')) expect(count).toBeLessThanOrEqual(limits.address)
        const strangers = attempts.every(({ known }) => !known)
        if (key.startsWith('account') && strangers) expect(count).toBeLessThanOrEqual(limits.account)
      }
      for (const [i, result] of settled.entries())
        expect([attempts[i]?.right, 'login_throttled', undefined]).toContain(code(result))
    },
  )
  await fc.assert(property, { numRuns: 1_000 })
})

it('lets every right password through, however many at once', async () => {
  const property = fc.asyncProperty(
    fc.scheduler(),
    plans(fc.constant(true), fc.constant(false)),
    async (scheduler, attempts) => {
      const { settled } = await run(scheduler, attempts)
      expect(settled.map(code)).toEqual(attempts.map(() => true))
    },
  )
  await fc.assert(property, { numRuns: 500 })
})

it('refuses more than may wait', async () => {
  const attempt = { pair: 0, address: 0, account: 0, right: true, known: false, breaks: false }
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const { settled } = await run(
      scheduler,
      Array.from({ length: 12 }, () => attempt),
      3,
    )
    const codes = settled.map(code)
    expect(codes.filter((one) => one === true).length).toBeGreaterThanOrEqual(5)
    for (const one of codes) expect([true, 'login_busy']).toContain(one)
  })
  await fc.assert(property, { numRuns: 200 })
})
