import { expect, it, vi } from 'vitest'
import { call } from '../../test/call.ts'
import { admin, productionRecords } from '../../test/production.ts'
import { processTimeoutMs, serverFolder, startServer } from '../../test/run-server.ts'

vi.setConfig({ testTimeout: 2 * processTimeoutMs })

const pairs = process.env['FULL'] ? 200 : 100
const most = 0.05

it('a login takes as long for an unknown user as for a known one with a wrong password', async ({
  annotate,
}) => {
  await using records = await productionRecords()
  await using folder = await serverFolder()
  const limits = Object.fromEntries(
    ['PAIR', 'ADDRESS', 'ACCOUNT'].map((name) => [`LOGIN_FAILURES_PER_${name}`, '1000000']),
  )
  await using server = startServer({ folder, environment: { ...records.environment, ...limits } })
  const { url } = await server.ready()
  await measure(url, 5)
  // Other work on the machine moves the medians; unequal work moves them every time.
  let difference = await measure(url, pairs)
  for (let again = 0; again < 2 && difference > most; again++) difference = await measure(url, pairs)
  await annotate(`medians differ by ${(difference * 100).toFixed(1)} %`)
  expect(difference).toBeLessThan(most)
})

/** The difference of the medians, as a part of the median, over pairs whose order alternates. */
async function measure(url: string, count: number): Promise<number> {
  const known: number[] = []
  const unknown: number[] = []
  for (let i = 0; i < count; i++) {
    const inTurn = [() => timed(url, admin.username, known), () => timed(url, 'nobody-here', unknown)]
    for (const login of i % 2 === 0 ? inTurn : inTurn.toReversed()) await login()
  }
  return Math.abs(median(known) - median(unknown)) / median(known)
}

async function timed(url: string, username: string, times: number[]): Promise<void> {
  const begun = performance.now()
  const body = { username, password: 'a wrong guess of it' }
  const { status } = await call(url, 'POST', '/v1/auth/login', { body })
  times.push(performance.now() - begun)
  expect(status).toBe(401)
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
