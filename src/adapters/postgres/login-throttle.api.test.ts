import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/postgres.ts'
import { openDatabase } from './database.ts'
import { makeLoginThrottle } from './login-throttle.ts'

const limits = { failuresPerPair: 3, failuresPerAddress: 8, failuresPerAccount: 5, queueMax: 50 }
const stranger = () => Promise.resolve(false)
const owner = () => Promise.resolve(true)
const wrong = () => Promise.resolve(false)
const right = () => Promise.resolve(true)
const throttled = expect.objectContaining({ code: 'login_throttled', retryAfterMs: expect.any(Number) })

async function open() {
  const opened = await openTestDatabase()
  const throttle = makeLoginThrottle({ database: opened.database, limits })
  const guess = (account: string, address: string, knownAddress = stranger) =>
    throttle.attempt({ account, address, knownAddress }, wrong)
  return { ...opened, throttle, guess }
}

it('lets so many failures through per account and address, and says how long to wait', async () => {
  await using opened = await open()
  for (let i = 0; i < 3; i++) await opened.guess('kim', '192.0.2.1')
  await expect(opened.guess('kim', '192.0.2.1')).rejects.toEqual(throttled)
  const error = (await opened.guess('kim', '192.0.2.1').catch((thrown: unknown) => thrown)) as {
    retryAfterMs: number
  }
  expect(error.retryAfterMs).toBeGreaterThan(14 * 60_000)
  expect(error.retryAfterMs).toBeLessThanOrEqual(15 * 60_000)
  await opened.guess('lee', '192.0.2.1')
  await opened.guess('kim', '192.0.2.2')
})

it('counts an address over all accounts: IPv6 by network, IPv4 in either spelling', async () => {
  await using opened = await open()
  for (let i = 0; i < 8; i++) await opened.guess(`user-${i}`, i % 2 === 0 ? '192.0.2.3' : '::ffff:192.0.2.3')
  await expect(opened.guess('another', '192.0.2.3')).rejects.toEqual(throttled)
  for (let i = 0; i < 8; i++) await opened.guess(`user6-${i}`, `2001:db8::${i + 1}`)
  await expect(opened.guess('another', '2001:db8::ffff')).rejects.toEqual(throttled)
  await opened.guess('another', '2001:db8:0:1::1')
})

it('locks strangers out of an account, never an address that its owner has used', async () => {
  await using opened = await open()
  for (let i = 0; i < 5; i++) await opened.guess('kim', `198.51.100.${i}`)
  await expect(opened.guess('kim', '198.51.100.99')).rejects.toEqual(throttled)
  const home = { account: 'kim', address: '203.0.113.5', knownAddress: owner }
  expect(await opened.throttle.attempt(home, right)).toBe(true)
  for (let i = 0; i < 3; i++) await opened.guess('kim', '203.0.113.5', owner)
  await expect(opened.guess('kim', '203.0.113.5', owner)).rejects.toEqual(throttled)
})

it('does not count attempts that it blocked', async () => {
  await using opened = await open()
  for (let i = 0; i < 20; i++) await opened.guess('kim', '192.0.2.4').catch(() => {})
  const rows = await opened.database.query<{ points: number }>({ text: 'select points from rate_limits' })
  expect(rows.map(({ points }) => points)).toEqual([3, 3, 3])
})

it('starts over for the pair after a success', async () => {
  await using opened = await open()
  const attempt = { account: 'kim', address: '192.0.2.5', knownAddress: stranger }
  for (let i = 0; i < 2; i++) expect(await opened.guess('kim', '192.0.2.5')).toBe(false)
  expect(await opened.throttle.attempt(attempt, right)).toBe(true)
  for (let i = 0; i < 3; i++) await opened.guess('kim', '192.0.2.5', owner)
  await expect(opened.guess('kim', '192.0.2.5', owner)).rejects.toEqual(throttled)
})

it('counts together with other processes and over restarts, and stores no names', async () => {
  await using opened = await open()
  for (let i = 0; i < 3; i++) await opened.guess('kim-the-name', '192.0.2.6')
  const other = openDatabase({ ...opened.database, poolMax: 2, log: opened.log })
  const throttle = makeLoginThrottle({ database: other, limits })
  await expect(
    throttle.attempt({ account: 'kim-the-name', address: '192.0.2.6', knownAddress: owner }, right),
  ).rejects.toEqual(throttled)
  await other.close()
  const rows = await opened.database.query({ text: 'select * from rate_limits' })
  expect(JSON.stringify(rows)).not.toMatch(/kim|192\.0/)
})

it('lets nobody through while the store fails', async () => {
  await using opened = await open()
  const url = 'postgresql://u:p@127.0.0.1:1/x'
  const broken = openDatabase({ ...opened.database, url, poolMax: 1, log: opened.log })
  const throttle = makeLoginThrottle({ database: broken, limits })
  const attempt = { account: 'kim', address: '192.0.2.7', knownAddress: owner }
  const unavailable = expect.objectContaining({ code: 'unavailable' })
  await expect(throttle.attempt(attempt, right)).rejects.toEqual(unavailable)
  await broken.close()
})

it('deletes expired rows and keeps no process alive', async () => {
  await using opened = await open()
  const { url, schema } = opened.database
  const script = `
    import { openDatabase } from './src/adapters/postgres/database.ts'
    import { makeLoginThrottle } from './src/adapters/postgres/login-throttle.ts'
    const database = openDatabase({ url: ${JSON.stringify(url)}, schema: '${schema}', poolMax: 2, log: console.log })
    const throttle = makeLoginThrottle({ database, limits: ${JSON.stringify(limits)} })
    const attempt = { account: 'kim', address: '192.0.2.8', knownAddress: () => Promise.resolve(false) }
    await throttle.attempt(attempt, () => Promise.resolve(false))
    await database.close()`
  const started = performance.now()
  await promisify(execFile)(process.execPath, [
    '-C',
    'tg-source',
    '--input-type=module-typescript',
    '-e',
    script,
  ])
  expect(performance.now() - started).toBeLessThan(20_000)

  await opened.database.query({ text: `update rate_limits set expire = expire - 5 * 3600000::bigint` })
  await opened.guess('lee', '192.0.2.9')
  const rows = await opened.database.query<{ points: number }>({ text: 'select points from rate_limits' })
  expect(rows).toHaveLength(3)
})
