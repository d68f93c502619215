import { createReadStream } from 'node:fs'
import { request } from 'node:http'
import type { Dataset } from '@tg-cloud/contract/datasets'
import type { Ingest } from '@tg-cloud/contract/ingests'
import { call } from '../../test/call.ts'
import { type AnyFile, fields } from './files.ts'

/** A new data set of the fields of these files. */
export async function newDataset(url: string, token: string): Promise<Dataset> {
  const body = { name: '부하 시험', fields, keepOriginals: { policy: 'never' } }
  const answer = await call(url, 'POST', '/v1/datasets', { token, body })
  if (answer.status !== 201) throw new Error(`Creating a data set answered ${answer.status}: ${answer.text}`)
  return answer.body
}

/** Sends a file into a data set; how many seconds until the receipt, every row accepted. */
export async function load(url: string, token: string, slug: string, file: AnyFile): Promise<number> {
  const begun = performance.now()
  const receipt = await new Promise<Ingest>((resolve, reject) => {
    const sending = request(`${url}/v1/datasets/${slug}/rows`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': file.charset ? `${file.type}; charset=${file.charset}` : file.type,
        'content-length': file.bytes,
      },
    })
    sending.once('error', reject)
    sending.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.once('error', reject)
      response.once('end', () =>
        response.statusCode === 201
          ? resolve(JSON.parse(text) as Ingest)
          : reject(new Error(`The load answered ${response.statusCode}: ${text}`)),
      )
    })
    createReadStream(file.path, { highWaterMark: 262_144 }).once('error', reject).pipe(sending)
  })
  if (receipt.accepted !== file.rows)
    throw new Error(`${receipt.accepted} of ${file.rows} rows: ${JSON.stringify(receipt)}`)
  return (performance.now() - begun) / 1_000
}
