import { request } from 'node:http'
import type { ExportFormat } from '@tg-cloud/contract/export-options'
import type { Export } from '@tg-cloud/contract/exports'
import { call } from '../../test/call.ts'

type Asked = { url: string; token: string; slug: string; format: ExportFormat }

/** Takes all rows of a data set at once, as fast as they come, and keeps none. Throws when they are not all there. */
export async function exportRows({ url, token, slug, format }: Asked, rows: number): Promise<number> {
  const begun = performance.now()
  const id = await new Promise<string>((resolve, reject) => {
    const sent = request(`${url}/v1/datasets/${slug}/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
    sent.once('error', reject).once('response', (response) => {
      if (response.statusCode !== 200) return reject(new Error(`The export answered ${response.statusCode}`))
      response.once('error', reject).once('end', () => resolve(response.headers['export-id'] as string))
      response.resume()
    })
    sent.end(JSON.stringify({ format }))
  })
  const seconds = (performance.now() - begun) / 1_000
  const made = (await call(url, 'GET', `/v1/exports/${id}`, { token })).body as Export
  if (made.state !== 'succeeded' || made.rows !== rows)
    throw new Error(`The export is ${made.state} with ${made.rows} of ${rows} rows`)
  return seconds
}
