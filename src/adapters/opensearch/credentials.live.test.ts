import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sharedOpenSearch } from '../../../test/shared-open-search.ts'
import { makeCertificates, startTlsProxy } from '../../../test/tls-proxy.ts'
import { makeClient } from './client.ts'
import type { ServerOptions } from './driver.ts'

const certificates = makeCertificates()
const { path } = certificates
let upstream: string
beforeAll(async () => {
  upstream = await sharedOpenSearch('3.9.0')
})
afterAll(() => certificates[Symbol.dispose]())

/** What a question comes to, and what is logged of the node. */
async function ask(options: ServerOptions) {
  const lines: string[] = []
  const client = makeClient(options, (line) => lines.push(line))
  const call = () => client.call({ method: 'GET', path: '/_cluster/health' })
  try {
    for (let i = 0; i < 2; i++) await call().catch(() => undefined)
    const outcome = await call().then(
      ({ status }) => status,
      (error: Error) => error.message,
    )
    return { outcome, lines }
  } finally {
    await client.close()
  }
}

describe('a cluster behind TLS', () => {
  const basic = `Basic ${Buffer.from('bigdata:비밀').toString('base64')}`

  it('is known by its authority and its name, and by nothing less', async () => {
    await using proxy = await startTlsProxy({ upstream, certificates })
    const caFile = path('ca.pem')
    expect((await ask({ urls: [proxy.url], caFile })).outcome).toBe(200)
    expect(await ask({ urls: [proxy.url] })).toEqual({
      outcome: 'OpenSearch does not answer',
      lines: [expect.stringMatching(/certificate/)],
    })
    expect(await ask({ urls: [proxy.otherUrl], caFile })).toEqual({
      outcome: 'OpenSearch does not answer',
      lines: [expect.stringMatching(/altnames/)],
    })
  })

  it('is given the user or the API key, and says when it takes neither', async () => {
    await using proxy = await startTlsProxy({ upstream, certificates, authorization: basic })
    const server = { urls: [proxy.url], caFile: path('ca.pem') }
    expect((await ask({ ...server, username: 'bigdata', password: '비밀' })).outcome).toBe(200)
    for (const wrong of [{}, { username: 'bigdata', password: 'guess' }, { apiKey: 'aWQ6a2V5' }])
      expect(await ask({ ...server, ...wrong })).toEqual({
        outcome: 'OpenSearch: the credentials are not accepted',
        lines: [],
      })
    await using keyed = await startTlsProxy({ upstream, certificates, authorization: 'ApiKey aWQ6a2V5' })
    expect((await ask({ urls: [keyed.url], caFile: path('ca.pem'), apiKey: 'aWQ6a2V5' })).outcome).toBe(200)
  })

  it('is shown a certificate where it asks for one', async () => {
    await using proxy = await startTlsProxy({ upstream, certificates, mutual: true })
    const server = { urls: [proxy.url], caFile: path('ca.pem') }
    const mine = { certFile: path('client.pem'), keyFile: path('client-key.pem') }
    expect((await ask({ ...server, ...mine })).outcome).toBe(200)
    expect((await ask(server)).outcome).toBe('OpenSearch does not answer')
  })

  it('is not asked with files that are not there', () => {
    expect(() => makeClient({ urls: ['https://localhost'], caFile: path('none.pem') })).toThrow(
      /^OPENSEARCH_CA_FILE can't be read: ENOENT/,
    )
  })
})
