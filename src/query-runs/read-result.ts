import { limits } from '@tg-cloud/contract/limits'
import type { QueryResult } from '@tg-cloud/contract/query-runs'
import type { Column } from '@tg-cloud/contract/search'
import type { Caller } from '../auth/session.ts'
import { queryResultNotFound, queryRunUnfinished } from '../errors-queries.ts'
import type { ExportFiles } from '../exports/ports.ts'
import type { Cursors } from '../paging/cursor.ts'
import { parseJson } from '../values/parse-json.ts'
import { stateOf } from './query-run.ts'
import type { RequireRun } from './read-runs.ts'

type Deps = { requireRun: RequireRun; files: Pick<ExportFiles, 'read'>; cursors: Cursors }
type Asked = { limit: number; cursor?: string | undefined; rowFormat?: 'object' | 'array' | undefined }
/**
 * Errors: query_run_not_found, query_run_unfinished, query_result_not_found, cursor_invalid, cursor_mismatch.
 */
export type ReadResult = (caller: Caller, id: string, asked: Asked) => Promise<QueryResult>

const newline = 10

export function makeReadResult({ requireRun, files, cursors }: Deps): ReadResult {
  return async (caller, id, { limit, cursor, rowFormat }) => {
    const run = await requireRun(caller, id)
    const scope = { userId: caller.userId, operation: 'queryRuns.result', parameters: { id } }
    const place = cursor === undefined ? undefined : Number(cursors.decode(scope, cursor)[0])
    const state = stateOf(run)
    if (state === 'queued' || state === 'running') throw queryRunUnfinished(state)
    const made = run.job.result
    if (state !== 'succeeded' || made === null || 'problem' in made) throw queryResultNotFound(state)
    const { key, headBytes, bytes, rows, version, completeness } = made
    const read = async (from: number, to: number, most: number) => {
      const part = from < to ? await files.read(key, { from, to }) : []
      if (part === undefined) throw queryResultNotFound('expired')
      return firstLines(part, most)
    }
    const columns = JSON.parse((await read(0, headBytes, 1)).lines[0] as string) as Column[]
    const from = place ?? headBytes
    const end = headBytes + bytes
    const page = await read(from, end, limit)
    const found = page.lines.map((line) => parseJson(line) as Record<string, unknown>)
    const next = from + page.bytes
    return {
      run: id,
      dataset: run.datasetSlug,
      version,
      completeness,
      columns,
      rows: rowFormat === 'array' ? found.map((row) => columns.map(({ name }) => row[name])) : found,
      totalRows: rows,
      nextCursor: next < end ? cursors.encode(scope, [String(next)]) : null,
    }
  }
}

/** Whole lines, at most so many and so much of them, but one; and how many bytes they are with their ends. */
async function firstLines(part: AsyncIterable<Buffer> | Iterable<Buffer>, most: number) {
  const lines: string[] = []
  let [begun, bytes]: [Buffer[], number] = [[], 0]
  for await (const chunk of part) {
    let from = 0
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      const line = Buffer.concat([...begun, chunk.subarray(from, end)])
      if (lines.length > 0 && bytes + line.length >= limits.answerBytes) return { lines, bytes }
      begun = []
      from = end + 1
      bytes += line.length + 1
      lines.push(line.toString())
      if (lines.length === most) return { lines, bytes }
    }
    begun.push(chunk.subarray(from))
  }
  return { lines, bytes }
}
