import type { IncomingMessage, ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { certificate, startHttps } from '../../../test/https-server.ts'
import { makeOpenHttps } from './open-https.ts'

type Asked = { path: string; headers: IncomingMessage['headers'] }
let server: Awaited<ReturnType<typeof startHttps>>
let other: Awaited<ReturnType<typeof startHttps>>
const asked: Asked[] = []
let idleMs = 5_000

const answers: Record<string, (res: ServerResponse) => void> = {
  '/rows.csv': (res) => res.writeHead(200, { 'content-type': 'text/csv; charset=EUC-KR' }).end('a,b\n1,2\n'),
  '/moved': (res) => res.writeHead(302, { location: '/rows.csv' }).end(),
  '/elsewhere': (res) => res.writeHead(307, { location: `${other.url}/rows.csv` }).end(),
  '/round': (res) => res.writeHead(301, { location: '/round' }).end(),
  '/to-http': (res) => res.writeHead(302, { location: 'http://localhost/x' }).end(),
  '/to-file': (res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-metadata': (res) => res.writeHead(302, { location: 'https://169.254.169.254/latest' }).end(),
  '/to-password': (res) => res.writeHead(302, { location: 'https://a:b@localhost/x' }).end(),
  '/gone': (res) => res.writeHead(404).end('<html>'),
  '/cut': (res) => {
    res.writeHead(200, { 'content-length': '1000' }).write('a')
    setTimeout(() => res.destroy(), 20)
  },
  '/silent': (res) => void res.writeHead(200).write('a'),
  '/never': () => {},
}

beforeAll(async () => {
  const listen = () =>
    startHttps((req, res) => {
      asked.push({ path: req.url ?? '', headers: req.headers })
      answers[req.url ?? '']?.(res)
    })
  server = await listen()
  other = await listen()
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await other[Symbol.asyncDispose]()
})

const open = (
  url: string,
  { hosts = ['localhost'], headers = {}, signal = new AbortController().signal } = {},
) => makeOpenHttps({ privateHosts: new Set(hosts), ca: [certificate], idleMs })({ url, headers, signal })

async function textOf(source: Awaited<ReturnType<typeof open>>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.content) pieces.push(piece)
  await source.close()
  return Buffer.concat(pieces).toString()
}

describe('a file at an https address', () => {
  it('is read with its type, and asked for with the headers that are given', async () => {
    const source = await open(`${server.url}/rows.csv`, { headers: { authorization: 'Bearer x' } })
    expect(source).toMatchObject({ mediaType: 'text/csv', charset: 'euc-kr', name: `${server.url}/rows.csv` })
    expect(await textOf(source)).toBe('a,b\n1,2\n')
    expect(asked.at(-1)?.headers).toMatchObject({ authorization: 'Bearer x', 'accept-encoding': 'identity' })
  })

  it('is found where the first address leads, and keeps headers for its own server', async () => {
    const headers = { authorization: 'Bearer x' }
    expect(await textOf(await open(`${server.url}/moved`, { headers }))).toBe('a,b\n1,2\n')
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer x')
    expect(await textOf(await open(`${server.url}/elsewhere`, { headers }))).toBe('a,b\n1,2\n')
    expect(asked.at(-1)?.headers.authorization).toBeUndefined()
  })

  it('says what the server answered, without the query of the address', async () => {
    await expect(open(`${server.url}/gone`)).rejects.toThrow(`${server.url}/gone answered 404`)
    answers['/gone?token=secret'] = answers['/gone']!
    await expect(open(`${server.url}/gone?token=secret`)).rejects.toThrow(/gone answered 404$/)
  })

  it('breaks where it is cut off, and where nothing comes any more', async () => {
    await expect(textOf(await open(`${server.url}/cut`))).rejects.toThrow(/./)
    idleMs = 200
    await expect(textOf(await open(`${server.url}/silent`))).rejects.toThrow(/Nothing came|aborted/)
    await expect(open(`${server.url}/never`)).rejects.toThrow('Nothing came for 0.2 s')
    idleMs = 5_000
  })

  it('is given up when the run is stopped', async () => {
    const stop = new AbortController()
    const opening = open(`${server.url}/never`, { signal: stop.signal })
    setTimeout(() => stop.abort(new Error('stopped')), 50)
    const begun = performance.now()
    await expect(opening).rejects.toThrow(/abort|stopped/i)
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

describe('an address that must not be reached is refused', () => {
  const refused = (what: string | RegExp) =>
    expect.objectContaining({ name: 'WorkRefused', message: expect.stringMatching(what) })
  it.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[0:0:0:0:0:ffff:7f00:1]',
    '10.1.2.3',
    '169.254.169.254',
    '[fe80::1]',
    '[fd00::1]',
  ])('%s', async (host) => {
    const before = asked.length
    await expect(open(`https://${host}:${server.port}/rows.csv`)).rejects.toEqual(
      refused('no public address'),
    )
    expect(asked).toHaveLength(before)
  })

  it('a name that leads to this machine, unless it is listed with its port', async () => {
    const before = asked.length
    await expect(open(`${server.url}/rows.csv`, { hosts: [] })).rejects.toEqual(refused('no public address'))
    await expect(open(`${server.url}/rows.csv`, { hosts: ['localhost:1'] })).rejects.toEqual(
      refused('public'),
    )
    expect(asked).toHaveLength(before)
    const listed = await open(`${server.url}/rows.csv`, { hosts: [`localhost:${server.port}`] })
    expect(await textOf(listed)).toContain('1,2')
  })

  it.each([
    ['/to-http', 'no https address'],
    ['/to-file', 'no https address'],
    ['/to-password', 'no https address'],
    ['/to-metadata', 'no public address'],
    ['/round', 'leads on more than 5 times'],
  ])('where %s leads', async (path, why) => {
    await expect(open(`${server.url}${path}`)).rejects.toEqual(refused(why))
  })

  it('a redirect from a listed host to one that is not', async () => {
    const hosts = [`localhost:${server.port}`]
    await expect(open(`${server.url}/elsewhere`, { hosts })).rejects.toEqual(refused('no public address'))
  })

  it('a server whose certificate nobody vouches for', async () => {
    const opening = makeOpenHttps({ privateHosts: new Set(['localhost']) })
    const asking = opening({
      url: `${server.url}/rows.csv`,
      headers: {},
      signal: new AbortController().signal,
    })
    await expect(asking).rejects.toThrow(/does not answer: self-signed certificate/)
  })
})
