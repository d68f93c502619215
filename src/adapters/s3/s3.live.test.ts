import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFilesSuite, originalsSuite } from '../../../test/files/suite.ts'
import { startS3, type TestS3 } from '../../../test/s3.ts'
import { makeCertificates, startTlsProxy } from '../../../test/tls-proxy.ts'
import { until } from '../../../test/until.ts'
import { copyObject } from './copy-object.ts'
import { makeS3ExportFiles } from './export-files.ts'
import { type Link, openLink, type S3Options } from './link.ts'
import { makeS3Originals } from './originals.ts'
import { sizeOf } from './size-of.ts'

let s3: TestS3
const links: Link[] = []
const logged: string[] = []
const open = (options: S3Options) => {
  const link = openLink(options, (line) => void logged.push(line))
  links.push(link)
  return link
}
beforeAll(async () => {
  s3 = await startS3()
})
afterAll(async () => {
  await Promise.all(links.map((link) => link.close()))
  await s3[Symbol.asyncDispose]()
})

describe('files of exports in a bucket', () => {
  exportFilesSuite((name) => makeS3ExportFiles(open(s3.options('suite/a b')), name))
})
describe('originals in a bucket', () => {
  originalsSuite(() => makeS3Originals(open(s3.options())))
})

it('what a killed process has uploaded is seen by nobody, and goes by its key', async () => {
  const options = s3.options('killed')
  const program = join(import.meta.dirname, '../../../test/files/half-an-upload.ts')
  const child = spawn(process.execPath, ['--conditions=tg-source', program, JSON.stringify(options)])
  // The server may fail to list what is being begun.
  const begun = () => s3.unfinished('killed/').catch(() => [])
  const ended = once(child, 'exit')
  try {
    await until(async () => (await begun()).length === 2, 60_000)
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  expect((await s3.unfinished('killed/')).sort()).toEqual([
    'killed/exports/killed.1',
    'killed/originals/waiting/killed.zst',
  ])
  expect(await s3.names('killed/')).toEqual([])
  const link = open(options)
  const [files, originals] = [makeS3ExportFiles(link, 'exports'), makeS3Originals(link)]
  expect(await files.read('killed.1', { from: 0, to: 1 })).toBeUndefined()
  expect([await files.keys(), await originals.waiting.ids()]).toEqual([['killed.1'], ['killed']])
  await files.remove('killed.1')
  await originals.waiting.remove('killed')
  expect(await s3.unfinished('killed/')).toEqual([])
})

it('a large one is copied in parts', async () => {
  const link = open(s3.options('copies'))
  const files = makeS3ExportFiles(link, 'exports')
  const writer = await files.create('a.1')
  for (let i = 0; i < 9; i++) await writer.write(Buffer.alloc(1_000_000, i))
  await writer.finish()
  // As large as the server wants parts to be at least, and a rest.
  await copyObject(link, 'exports/a.1', 'exports/a.2', 5_300_000)
  expect(await sizeOf(link, 'exports/a.2')).toBe(9_000_000)
  for (const at of [0, 5_299_999, 5_300_000, 8_999_999]) {
    const byte = await buffer((await files.read('a.2', { from: at, to: at + 1 }))!)
    expect(byte[0]).toBe(Math.floor(at / 1_000_000))
  }
  expect(await s3.unfinished('copies/')).toEqual([])
})

it.each(['kill', 'pause'] as const)(
  'is told at once when the server is away (%s), and goes on when it is back',
  async (away) => {
    const link = open(s3.options(away))
    const files = makeS3ExportFiles(link, 'exports')
    const writer = await files.create('a.1')
    await writer.write(Buffer.from('there'))
    await writer.finish()
    const fault = () =>
      files.read('a.1', { from: 0, to: 5 }).then(
        () => undefined,
        (error: unknown) => error,
      )
    await s3[away]()
    // The first ones find it out.
    const first = await Promise.all([fault(), fault(), fault()])
    expect(first).toEqual(
      Array(3).fill(expect.objectContaining({ code: 'unavailable', retryAfterMs: 2_000 })),
    )
    // Without asking it.
    expect(await fault()).toMatchObject({
      code: 'unavailable',
      cause: { message: 'It is known not to answer' },
    })
    if (away === 'kill') await s3.startAgain()
    else s3.resume()
    await until(async () => (await fault()) === undefined, 60_000)
    expect(logged.slice(-2)).toEqual([
      expect.stringContaining('The store of files does not answer'),
      'The store of files answers again',
    ])
  },
)

it('a writer goes on when the server was away for a moment', async () => {
  const files = makeS3ExportFiles(open(s3.options('moment')), 'exports')
  const writer = await files.create('a.1')
  const block = Buffer.alloc(1_000_000, 7)
  for (let i = 0; i < 9; i++) await writer.write(block)
  s3.pause()
  const writing = (async () => {
    for (let i = 0; i < 9; i++) await writer.write(block)
    await writer.finish()
  })()
  await sleep(1_500)
  s3.resume()
  await writing
  const read = await buffer((await files.read('a.1', { from: 0, to: 18_000_000 }))!)
  expect(read.equals(Buffer.alloc(18_000_000, 7))).toBe(true)
})

it('a wrong key and a bucket that is not there keep a server from starting, and nothing secret is said', async () => {
  const { credentials } = s3
  const wrong = { ...s3.options(), credentials: { ...credentials, secretAccessKey: 'another-secret-key' } }
  await expect(open(wrong).check()).rejects.toThrow(/^FILES_S3_BUCKET files refuses: SignatureDoesNotMatch/)
  await expect(open({ ...s3.options(), bucket: 'nowhere' }).check()).rejects.toThrow(/NoSuchBucket/)
  const refused = await makeS3ExportFiles(open(wrong), 'exports')
    .keys()
    .catch((error: Error) => error)
  expect(refused).toMatchObject({ code: 'unavailable' })
  const { message, stack, cause } = refused as Error
  const said = JSON.stringify([logged, message, stack, cause, (cause as Error).stack])
  expect(said).not.toContain('another-secret-key')
  expect(said).not.toContain(credentials.secretAccessKey)
  expect(said).not.toMatch(/Signature=|AWS4-HMAC/)
})

it('the certificate of the server is verified', async () => {
  using certificates = makeCertificates()
  await using proxy = await startTlsProxy({ upstream: s3.endpoint, certificates })
  const caFile = certificates.path('ca.pem')
  const at = (endpoint: string, file: string | undefined) => open({ ...s3.options(), endpoint, caFile: file })
  await at(proxy.url, caFile).probe()
  const untrusted = {
    code: 'unavailable',
    cause: { message: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) },
  }
  await expect(at(proxy.url, undefined).probe()).rejects.toMatchObject(untrusted)
  await expect(at(proxy.otherUrl, caFile).probe()).rejects.toMatchObject({ code: 'unavailable' })
  expect(() => at(proxy.url, '/nowhere.pem')).toThrow(/^FILES_S3_CA_FILE can't be read/)
})
