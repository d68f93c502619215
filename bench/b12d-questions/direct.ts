import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../processes.ts'

export type Direct = Awaited<ReturnType<typeof startDirect>>

/** DuckDB alone in a process of its own, with the rows of a Parquet file. */
export async function startDirect(dir: string, file: string, memoryMib: number) {
  const twin = join(root, 'bench/b12d-questions/twin.ts')
  const child = spawn(process.execPath, [twin, file, join(dir, 'direct.duckdb'), String(memoryMib)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('DuckDB alone ended')
    return value
  }
  if ((await answer()) !== 'ready') throw new Error('DuckDB alone did not start')
  const send = async (question: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(question)}\n`)
    return JSON.parse(await answer())
  }
  return {
    ask: async (sql: string) => (await send({ sql })) as { ms: number; rows: unknown[][] },
    throughput: async (sql: string, callers: number, seconds: number) =>
      ((await send({ sql, callers, seconds })) as { perSecond: number }).perSecond,
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
