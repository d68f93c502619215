import { createHash } from 'node:crypto'
import type { Export } from '@tg-cloud/contract/exports'
import { call } from './call.ts'
import { until } from './until.ts'

/** Exports of one user. */
export function exporting(url: string, token: string) {
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    call(url, method, path, { token, body, headers })
  const get = async (id: string): Promise<Export> => (await ask('GET', `/v1/exports/${id}`)).body
  const create = async (body: object): Promise<Export> => {
    const answer = await ask('POST', '/v1/exports', { format: 'csv', ...body })
    if (answer.status !== 201) throw new Error(`Creating an export answered ${answer.status}: ${answer.text}`)
    return answer.body
  }
  /** Waits until it has ended. */
  async function ended(id: string, timeoutMs = 30_000): Promise<Export> {
    let found = await get(id)
    await until(async () => !['queued', 'running'].includes((found = await get(id)).state), timeoutMs)
    return found
  }
  async function download(id: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${url}/v1/exports/${id}/file`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    })
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    }
  }
  return {
    ask,
    get,
    create,
    ended,
    download,
    /** The whole way: asked for, waited for, downloaded. */
    async file(body: object): Promise<{ made: Export; bytes: Buffer; text: string }> {
      const made = await ended((await create(body)).id)
      if (made.state !== 'succeeded')
        throw new Error(`The export is ${made.state}: ${JSON.stringify(made.problem)}`)
      const { bytes } = await download(made.id)
      return { made, bytes, text: bytes.toString() }
    },
  }
}

export const sha256 = (bytes: Uint8Array, as: 'hex' | 'base64' = 'hex'): string =>
  createHash('sha256').update(bytes).digest(as)
