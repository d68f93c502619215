import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { openDuckDb } from './open.ts'

const program = join(import.meta.dirname, '../../../test/row-engine/full-disk-process.ts')

it.each([
  { full: 'the log, in a commit', blocks: 24_000 },
  { full: 'the file, in a checkpoint', blocks: 40_000 },
])(
  'goes on by itself, without loss, when the disk that was too full for $full has room again',
  { timeout: 120_000 },
  async ({ blocks }) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'rows-full-'))
    const child = spawn('sh', [
      '-c',
      // In blocks of 512 bytes.
      `ulimit -S -f ${blocks}; exec "$0" --conditions=tg-source "$1" "$2"`,
      process.execPath,
      program,
      dataDir,
    ])
    const said = JSON.parse(await text(child.stdout))
    expect(said.full).toBeGreaterThan(2)
    expect(said.codes).toEqual(['unavailable'])
    expect(said.written).toBe(said.full + 3)
    const engine = await openDuckDb({ dataDir })
    expect(await engine.count(said.dataset)).toBe(said.written * said.rows)
    await engine.close()
    await rm(dataDir, { recursive: true })
  },
)
