import { readFileSync } from 'node:fs'
import { Client } from '@opensearch-project/opensearch'
import { StartError } from '../../errors.ts'

/** How a server is reached. Certificates are files in PEM; the server's is always verified. */
export type ServerOptions = {
  /** Nodes of one cluster. */
  urls: readonly string[]
  username?: string | undefined
  password?: string | undefined
  /** As the server gave it out, Base64 of id and key. */
  apiKey?: string | undefined
  /** The authority that signed the server's certificate, when it is none of those that Node knows. */
  caFile?: string | undefined
  certFile?: string | undefined
  keyFile?: string | undefined
  /** Connections to each node. */
  connections?: number | undefined
}

/** Of one node: `pings` has a connection of its own, which waits for none of the calls. */
export type NodeDrivers = { name: string; calls: Client; pings: Client }

/** Drivers for each node: which node is asked, and whether again, is decided by us. Errors: StartError for a file. */
export function makeDrivers({ urls, connections = 64, ...rest }: ServerOptions): NodeDrivers[] {
  const { username, password, apiKey, caFile, certFile, keyFile } = rest
  const basic = Buffer.from(`${username ?? ''}:${password ?? ''}`).toString('base64')
  const authorization =
    apiKey === undefined ? (username === undefined ? undefined : `Basic ${basic}`) : `ApiKey ${apiKey}`
  const ssl = {
    rejectUnauthorized: true,
    ...(caFile === undefined ? {} : { ca: pem('OPENSEARCH_CA_FILE', caFile) }),
    ...(certFile === undefined ? {} : { cert: pem('OPENSEARCH_CERT_FILE', certFile) }),
    ...(keyFile === undefined ? {} : { key: pem('OPENSEARCH_KEY_FILE', keyFile) }),
  }
  const clientOf = (node: string, maxSockets: number) =>
    new Client({
      node,
      ssl,
      headers: authorization === undefined ? {} : { authorization },
      agent: { keepAlive: true, maxSockets, maxFreeSockets: maxSockets },
      maxRetries: 0,
      resurrectStrategy: 'none',
    })
  return urls.map((url) => ({
    name: new URL(url).host,
    calls: clientOf(url, connections),
    pings: clientOf(url, 1),
  }))
}

function pem(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new StartError(`${setting} can't be read: ${(error as Error).message}`, { cause: error })
  }
}
