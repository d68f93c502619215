import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const demo = join(import.meta.dirname, '../demo')

/** Rows of one of the files of the demo, which are installed unless they are there. */
export async function vegaRows(file: string): Promise<Record<string, unknown>[]> {
  const path = join(demo, 'node_modules/vega-datasets/data', file)
  if (!existsSync(path))
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: demo })
  return JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>[]
}

type Document = { _id?: string } & Record<string, unknown>

/** A server as others use it: with its own names and no knowledge of ours. */
export function plainServer(url: string) {
  async function ask(method: string, path: string, body?: object | string): Promise<Record<string, unknown>> {
    const lines = typeof body === 'string'
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': lines ? 'application/x-ndjson' : 'application/json' },
      ...(body === undefined ? {} : { body: lines ? body : JSON.stringify(body) }),
    })
    const answer = (await response.json()) as Record<string, unknown>
    if (!response.ok || answer['errors'] === true)
      throw new Error(
        `${method} ${path} answers ${response.status}: ${JSON.stringify(answer).slice(0, 2_000)}`,
      )
    return answer
  }
  return {
    ask,
    /** By the plain bulk API; `_id` is that of the document, else the server's. */
    async fill(index: string, documents: readonly Document[]): Promise<void> {
      for (let at = 0; at < documents.length; at += 5_000) {
        const lines = documents
          .slice(at, at + 5_000)
          .flatMap(({ _id, ...document }) => [
            JSON.stringify({ index: _id === undefined ? {} : { _id } }),
            JSON.stringify(document),
          ])
        await ask('POST', `/${index}/_bulk`, `${lines.join('\n')}\n`)
      }
      await ask('POST', `/${index}/_refresh`)
    },
  }
}
