import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../processes.ts'

/** A bare loop over the rows of a Parquet file in DuckDB that writes each as JSON, in a process of its own. */
export async function startCursor(dir: string, file: string, memoryMib: number) {
  const twin = join(root, 'bench/b08-export/twin.ts')
  const child = spawn(process.execPath, [twin, file, join(dir, 'cursor.duckdb'), String(memoryMib)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const answer = async (): Promise<string> => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The bare loop ended')
    return value
  }
  if ((await answer()) !== 'ready') throw new Error('The bare loop did not start')
  return {
    async loop(): Promise<{ rows: number; seconds: number }> {
      child.stdin.write('\n')
      return JSON.parse(await answer()) as { rows: number; seconds: number }
    },
    async stop() {
      child.stdin.end()
      await once(child, 'exit')
    },
  }
}
