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
  // Other work on the machine moves the medians and evens out with more pairs; unequal work does not.
  const times: Times = { known: [], unknown: [] }
  let difference = Number.POSITIVE_INFINITY
  for (let round = 1; round <= 3 && difference >= most; round++) {
    await measure(url, pairs, times)
    difference = Math.abs(median(times.known) - median(times.unknown)) / median(times.known)
  }
  await annotate(`medians differ by ${(difference * 100).toFixed(1)} % over ${times.known.length} pairs`)
  expect(difference).toBeLessThan(most)
})

type Times = { known: number[]; unknown: number[] }

/** Adds the times of so many pairs in ms; the order within a pair alternates. */
async function measure(url: string, count: number, times: Times = { known: [], unknown: [] }): Promise<void> {
  for (let i = 0; i < count; i++) {
    const pair = [
      () => timed(url, admin.username, times.known),
      () => timed(url, 'nobody-here', times.unknown),
    ]
    for (const login of i % 2 === 0 ? pair : pair.toReversed()) await login()
  }
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
