import { lookup as resolve } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { WorkRefused } from '../../errors.ts'
import type { Source } from '../../pipelines/ports.ts'
import { isPublicAddress } from './public-address.ts'

type Options = {
  /** `host` or `host:port`, in lower case: these may have addresses that are not public. */
  privateHosts: ReadonlySet<string>
  /** Certificates of authorities beside those of Node, PEM. */
  ca?: readonly string[] | undefined
  idleMs?: number
}
type Asked = { url: string; headers: Readonly<Record<string, string>>; signal: AbortSignal }

const redirectsMax = 5
const redirects = new Set([301, 302, 303, 307, 308])
// Nothing to be sent on to another server that the first one names.
const plain = { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'tg-cloud-bigdata' }

/**
 * Fetches files over https. The address is looked at when it is connected to, so that a name that has another address by
 * then, and each redirect, is looked at too. Errors: WorkRefused for an address that may not be, Error for what may pass.
 */
export function makeOpenHttps({ privateHosts, ca, idleMs = 30_000 }: Options) {
  return async ({ url, headers, signal }: Asked): Promise<Source> => {
    const first = new URL(url)
    let at = first
    for (let hops = 0; hops <= redirectsMax; hops++) {
      const own = at.origin === first.origin ? headers : {}
      const answer = await ask(at, { ...plain, ...own }, signal)
      const { statusCode = 0, headers: told } = answer
      if (redirects.has(statusCode) && told.location !== undefined) {
        answer.destroy()
        at = next(at, told.location)
        continue
      }
      if (statusCode === 200) return sourceOf(at, answer)
      answer.destroy()
      throw new Error(`${nameOf(at)} answered ${statusCode}`)
    }
    throw new WorkRefused(`${nameOf(first)} leads on more than ${redirectsMax} times`)
  }

  async function ask(
    at: URL,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const host = at.hostname.replace(/^\[|\]$/g, '')
    const anyAddress = privateHosts.has(host) || privateHosts.has(`${host}:${at.port || '443'}`)
    // Addresses in place of names are not looked up.
    if (isIP(host) && !anyAddress && !isPublicAddress(host)) throw notPublic(host)
    const { promise, resolve: answer, reject } = Promise.withResolvers<IncomingMessage>()
    const asking = request(
      at,
      {
        headers,
        signal,
        agent: false,
        timeout: idleMs,
        ...(ca ? { ca: [...ca] } : {}),
        ...(anyAddress ? {} : { lookup: publicOnly }),
      },
      answer,
    )
    asking.on('timeout', () => asking.destroy(new Error(`Nothing came for ${idleMs / 1_000} s`)))
    asking.on('error', (error) =>
      reject(
        error instanceof WorkRefused ? error : new Error(`${nameOf(at)} does not answer: ${error.message}`),
      ),
    )
    asking.end()
    return promise
  }
}

const notPublic = (host: string) =>
  new WorkRefused(`${host} has no public address, and is not among JOB_PRIVATE_HOSTS`)

/** As Node asks for the addresses of a name when it connects; those that are not public are as if they were not. */
const publicOnly: LookupFunction = (host, options, callback) => {
  resolve(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const open = addresses.filter(({ address }) => isPublicAddress(address))
    const [chosen] = open
    if (chosen === undefined) return callback(notPublic(host), [])
    if (options.all) callback(null, open)
    else callback(null, chosen.address, chosen.family)
  })
}

function next(from: URL, location: string): URL {
  const to = URL.canParse(location, from) ? new URL(location, from) : undefined
  if (to?.protocol !== 'https:' || to.username !== '' || to.password !== '')
    throw new WorkRefused(`${nameOf(from)} leads to something that is no https address`)
  return to
}

/** Without the query: people put secrets there. */
const nameOf = ({ origin, pathname }: URL) => `${origin}${pathname}`

function sourceOf(at: URL, answer: IncomingMessage): Source {
  const { headers } = answer
  const [type = '', ...parameters] = (headers['content-type'] ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  const length = Number(headers['content-length'])
  const charset = parameters
    .find((one) => one.startsWith('charset='))
    ?.slice('charset='.length)
    .replaceAll('"', '')
  return {
    name: nameOf(at),
    bytes: headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : undefined,
    mediaType: type === '' ? undefined : type,
    charset,
    encoding: headers['content-encoding']?.trim().toLowerCase(),
    content: answer,
    async close() {
      answer.destroy()
    },
  }
}
